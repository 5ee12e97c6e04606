#include "platform/gl_textures.h"

#if defined(__EMSCRIPTEN__)
#include <GLES3/gl3.h>
#else
#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>
#endif
#include <imgui.h>

namespace storycard::platform {
namespace {

void set_filter(composer::Filter filter) {
  const bool scaled = filter == composer::Filter::scaled;
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, scaled ? GL_LINEAR_MIPMAP_LINEAR : GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

}  // namespace

void GlTextures::update(composer::Textures& textures) {
  for (auto it = held_.begin(); it != held_.end();) {
    if (textures.find(it->first)) {
      ++it;
      continue;
    }
    glDeleteTextures(1, &it->second.name);
    it = held_.erase(it);
  }
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  for (auto& [id, texture] : textures.all()) {
    if (texture.dirty_top == texture.dirty_bottom) continue;
    Held& held = held_[id];
    if (held.name == 0) {
      glGenTextures(1, &held.name);
      glBindTexture(GL_TEXTURE_2D, held.name);
      set_filter(texture.filter);
    } else {
      glBindTexture(GL_TEXTURE_2D, held.name);
    }
    const std::size_t row_bytes = std::size_t(4) * std::size_t(texture.size.width);
    if (held.version != texture.version) {
      glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, texture.size.width, texture.size.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                   texture.rgba.data());
      held.version = texture.version;
    } else {
      glTexSubImage2D(GL_TEXTURE_2D, 0, 0, texture.dirty_top, texture.size.width,
                      texture.dirty_bottom - texture.dirty_top, GL_RGBA, GL_UNSIGNED_BYTE,
                      texture.rgba.data() + row_bytes * std::size_t(texture.dirty_top));
    }
    if (texture.filter == composer::Filter::scaled) glGenerateMipmap(GL_TEXTURE_2D);
    texture.dirty_top = texture.dirty_bottom = 0;
  }
}

void GlTextures::rename(ImDrawData& drawing) const {
  for (ImDrawList* list : drawing.CmdLists) {
    for (ImDrawCmd& command : list->CmdBuffer) {
      const auto found =
          held_.find(static_cast<composer::TextureId>(reinterpret_cast<std::uintptr_t>(command.TextureId)));
      const std::uintptr_t name = found == held_.end() ? 0 : found->second.name;
      command.TextureId = reinterpret_cast<ImTextureID>(name);
    }
  }
}

}  // namespace storycard::platform
