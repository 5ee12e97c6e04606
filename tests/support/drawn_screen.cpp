#include "support/drawn_screen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include <imgui.h>

namespace storycard::tests {
namespace {

constexpr std::int64_t subpixels = 256;  // corners are rounded to these, as graphics cards do

struct Corner {
  std::int64_t x, y;            // in subpixels
  std::array<double, 6> given;  // u, v, red, green, blue, alpha
};

struct Scissor {
  std::int64_t left, top, right, bottom;  // px
};

std::int64_t to_subpixels(float px) { return std::llround(static_cast<double>(px) * subpixels); }

Corner corner_of(const ImDrawVert& vertex, ImVec2 origin, ImVec2 scale) {
  const auto channel = [&](int shift) { return static_cast<double>((vertex.col >> shift) & 0xFF) / 255; };
  return {to_subpixels((vertex.pos.x - origin.x) * scale.x),
          to_subpixels((vertex.pos.y - origin.y) * scale.y),
          {vertex.uv.x, vertex.uv.y, channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT),
           channel(IM_COL32_A_SHIFT)}};
}

using Pixel = std::array<double, 4>;  // 0 to 1, straight alpha

Pixel texel(const composer::Texture& texture, std::int64_t x, std::int64_t y) {
  x = std::clamp<std::int64_t>(x, 0, texture.size.width - 1);
  y = std::clamp<std::int64_t>(y, 0, texture.size.height - 1);
  const std::uint8_t* at = texture.rgba.data() + 4 * (y * texture.size.width + x);
  return {at[0] / 255.0, at[1] / 255.0, at[2] / 255.0, at[3] / 255.0};
}

void add(Pixel& sum, const Pixel& part, double share) {
  for (std::size_t i = 0; i < 4; ++i) sum[i] += part[i] * share;
}

Pixel linear(const composer::Texture& texture, double u, double v) {
  const double x = u * texture.size.width - 0.5, y = v * texture.size.height - 0.5;
  const auto left = static_cast<std::int64_t>(std::floor(x)), top = static_cast<std::int64_t>(std::floor(y));
  const double right_share = x - std::floor(x), low_share = y - std::floor(y);
  Pixel sum{};
  add(sum, texel(texture, left, top), (1 - right_share) * (1 - low_share));
  add(sum, texel(texture, left + 1, top), right_share * (1 - low_share));
  add(sum, texel(texture, left, top + 1), (1 - right_share) * low_share);
  add(sum, texel(texture, left + 1, top + 1), right_share * low_share);
  return sum;
}

// Twice the area that a, b and p span: above 0 where p lies to one side, the same for all of a triangle.
std::int64_t side(const Corner& a, const Corner& b, std::int64_t x, std::int64_t y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

// Px on an edge that two triangles share belong to one of them: the top or left edge takes them.
std::int64_t bias(const Corner& a, const Corner& b) {
  const bool top = a.y == b.y && b.x > a.x, left = b.y < a.y;
  return top || left ? 0 : -1;
}

class Canvas {
 public:
  Canvas(PixelSize size, Color ground) : picture_(image::Bitmap::filled(size, ground)) {}

  void triangle(Corner a, Corner b, Corner c, const composer::Texture& texture, const Scissor& scissor) {
    std::int64_t area = side(a, b, c.x, c.y);
    if (area == 0) return;
    if (area < 0) {
      std::swap(b, c);
      area = -area;
    }
    const auto px = [](std::int64_t at) { return at >> 8; };
    const std::int64_t left = std::max(scissor.left, px(std::min({a.x, b.x, c.x})));
    const std::int64_t right = std::min(scissor.right, px(std::max({a.x, b.x, c.x})) + 1);
    const std::int64_t top = std::max(scissor.top, px(std::min({a.y, b.y, c.y})));
    const std::int64_t bottom = std::min(scissor.bottom, px(std::max({a.y, b.y, c.y})) + 1);
    const int samples = samples_of(a, b, c, area, texture);
    const std::int64_t bias_a = bias(b, c), bias_b = bias(c, a), bias_c = bias(a, b);
    for (std::int64_t y = top; y < bottom; ++y) {
      for (std::int64_t x = left; x < right; ++x) {
        const std::int64_t at_x = x * subpixels + subpixels / 2, at_y = y * subpixels + subpixels / 2;
        const std::int64_t to_a = side(b, c, at_x, at_y), to_b = side(c, a, at_x, at_y), to_c = side(a, b, at_x, at_y);
        if (to_a + bias_a < 0 || to_b + bias_b < 0 || to_c + bias_c < 0) continue;
        const double whole = static_cast<double>(area);
        const double of_a = static_cast<double>(to_a) / whole, of_b = static_cast<double>(to_b) / whole;
        std::array<double, 6> here{};
        for (std::size_t i = 0; i < here.size(); ++i)
          here[i] = a.given[i] * of_a + b.given[i] * of_b + c.given[i] * (1 - of_a - of_b);
        blend(x, y, here, color(texture, here[0], here[1], a, b, c, whole, samples));
      }
    }
  }

  image::Bitmap take() { return std::move(picture_); }

 private:
  // Texels to a px along one side, at least 1.
  static int samples_of(const Corner& a, const Corner& b, const Corner& c, std::int64_t area,
                        const composer::Texture& texture) {
    if (texture.filter == composer::Filter::exact) return 1;
    const double u1 = b.given[0] - a.given[0], v1 = b.given[1] - a.given[1];
    const double u2 = c.given[0] - a.given[0], v2 = c.given[1] - a.given[1];
    const double texels = std::fabs(u1 * v2 - u2 * v1) * texture.size.width * texture.size.height;
    const double pixels = static_cast<double>(area) / (subpixels * subpixels);
    return std::clamp(static_cast<int>(std::ceil(std::sqrt(texels / pixels) - 0.01)), 1, 16);
  }

  static Pixel color(const composer::Texture& texture, double u, double v, const Corner& a, const Corner& b,
                     const Corner& c, double area, int samples) {
    if (samples == 1) return linear(texture, u, v);
    // How u and v change from px to px is the same all over the triangle.
    const auto along = [&](std::size_t i, bool across) {
      const double one = b.given[i] - a.given[i], two = c.given[i] - a.given[i];
      const auto to_b = static_cast<double>(across ? b.y - a.y : b.x - a.x);
      const auto to_c = static_cast<double>(across ? c.y - a.y : c.x - a.x);
      return (across ? one * to_c - two * to_b : two * to_b - one * to_c) * subpixels / area;
    };
    const double ux = along(0, true), vx = along(1, true), uy = along(0, false), vy = along(1, false);
    Pixel sum{};
    for (int row = 0; row < samples; ++row) {
      for (int column = 0; column < samples; ++column) {
        const double x = (column + 0.5) / samples - 0.5, y = (row + 0.5) / samples - 0.5;
        add(sum, linear(texture, u + ux * x + uy * y, v + vx * x + vy * y), 1.0 / (samples * samples));
      }
    }
    return sum;
  }

  void blend(std::int64_t x, std::int64_t y, const std::array<double, 6>& here, const Pixel& sample) {
    std::uint8_t* to = picture_.row(static_cast<std::int32_t>(y)) + 4 * x;
    const double alpha = here[5] * sample[3];
    for (std::size_t i = 0; i < 3; ++i) {
      const double mixed = here[i + 2] * sample[i] * alpha * 255 + to[i] * (1 - alpha);
      to[i] = static_cast<std::uint8_t>(std::clamp<std::int64_t>(std::llround(mixed), 0, 255));
    }
  }

  image::Bitmap picture_;
};

}  // namespace

image::Bitmap drawn_screen(const ImDrawData& drawing, const composer::Textures& textures, Color ground) {
  const ImVec2 origin = drawing.DisplayPos, scale = drawing.FramebufferScale;
  const PixelSize size{static_cast<std::int32_t>(drawing.DisplaySize.x * scale.x),
                       static_cast<std::int32_t>(drawing.DisplaySize.y * scale.y)};
  Canvas canvas(size, ground);
  for (const ImDrawList* list : drawing.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const auto id = static_cast<composer::TextureId>(reinterpret_cast<std::uintptr_t>(command.GetTexID()));
      const auto found = textures.all().find(id);
      if (command.UserCallback || found == textures.all().end()) continue;
      const auto px = [](float css, float from, float by, std::int64_t most) {
        return std::clamp<std::int64_t>(static_cast<std::int64_t>((css - from) * by), 0, most);
      };
      const Scissor scissor{px(command.ClipRect.x, origin.x, scale.x, size.width),
                            px(command.ClipRect.y, origin.y, scale.y, size.height),
                            px(command.ClipRect.z, origin.x, scale.x, size.width),
                            px(command.ClipRect.w, origin.y, scale.y, size.height)};
      const auto corner = [&](unsigned int i) {
        const ImDrawIdx index = list->IdxBuffer[static_cast<int>(command.IdxOffset + i)];
        return corner_of(list->VtxBuffer[static_cast<int>(command.VtxOffset + index)], origin, scale);
      };
      for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3)
        canvas.triangle(corner(i), corner(i + 1), corner(i + 2), found->second, scissor);
    }
  }
  return canvas.take();
}

}  // namespace storycard::tests
