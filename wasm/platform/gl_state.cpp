// Before it draws, imgui's backend asks WebGL for its whole state, to put it back afterwards; each question waits until the
// graphics process has done all it was given before. Nobody else draws on this canvas, so the backend is told WebGL's
// defaults instead: cmake/third_party/imgui.cmake hands it these two functions for glGetIntegerv and glIsEnabled.
#include <GLES3/gl3.h>

extern "C" {

void storycard_gl_default(GLenum name, GLint* value) {
  *value = 0;
  switch (name) {
    case GL_MAJOR_VERSION: *value = 3; break;
    case GL_ACTIVE_TEXTURE: *value = GL_TEXTURE0; break;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA: *value = GL_ONE; break;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA: *value = GL_ZERO; break;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA: *value = GL_FUNC_ADD; break;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      for (int i = 0; i < 4; ++i) value[i] = 0;
      break;
    default: break;
  }
}

GLboolean storycard_gl_off(GLenum) { return GL_FALSE; }

}  // extern "C"
