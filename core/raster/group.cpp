#include "raster/group.h"

#include <span>

#include "base/limits.h"
#include "raster/blend.h"
#include "raster/composite.h"
#include "raster/shadow.h"

namespace storycard::raster {
namespace {

using Commands = std::span<const paint::Command>;

font::Composite mode_of(paint::Blend blend) {
  switch (blend) {
    case paint::Blend::normal: return font::Composite::source_over;
    case paint::Blend::multiply: return font::Composite::multiply;
    case paint::Blend::screen: return font::Composite::screen;
    case paint::Blend::overlay: return font::Composite::overlay;
    case paint::Blend::soft_light: return font::Composite::soft_light;
  }
  return font::Composite::source_over;
}

// How many of the commands are inside the group whose beginning came before them.
std::size_t inside_of(Commands commands) {
  int depth = 1;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    if (std::holds_alternative<paint::BeginGroup>(commands[i])) ++depth;
    if (std::holds_alternative<paint::EndGroup>(commands[i]) && --depth == 0) return i;
  }
  return commands.size();
}

PixelBounds grown(const PixelBounds& box, std::int32_t by) {
  return box.empty() ? box : PixelBounds{box.left - by, box.top - by, box.right + by, box.bottom + by};
}

// No pixel beyond these is touched.
PixelBounds touched_by(const paint::Command& command, const PixelBounds& card) {
  if (const auto* fill = std::get_if<paint::FillPath>(&command)) return intersection(pixels_around(fill->path), card);
  if (const auto* shadow = std::get_if<paint::Shadow>(&command)) {
    return intersection(grown(pixels_around(shadow->path), shadow_reach(shadow->blur)), card);
  }
  if (const auto* image = std::get_if<paint::DrawImage>(&command)) {
    return image_part(*image, card);
  }
  const bool group = std::holds_alternative<paint::BeginGroup>(command) || std::holds_alternative<paint::EndGroup>(command);
  return group ? PixelBounds{} : card;
}

PixelBounds touched_by(Commands commands, const PixelBounds& card) {
  PixelBounds all{};
  for (const paint::Command& command : commands) {
    const PixelBounds box = touched_by(command, card);
    if (!box.empty()) all = all.empty() ? box : bounding(all, box);
  }
  return all;
}

class GroupPainter {
 public:
  explicit GroupPainter(const DrawCommand& draw) : draw_(draw) {}

  void draw(Canvas& canvas, Commands commands) {
    for (std::size_t i = 0; i < commands.size(); ++i) {
      const auto* group = std::get_if<paint::BeginGroup>(&commands[i]);
      if (group == nullptr) {
        draw_(canvas, commands[i]);
        continue;
      }
      const Commands inside = commands.subspan(i + 1, inside_of(commands.subspan(i + 1)));
      if (depth_ < limits::group_depth) {
        ++depth_;
        draw_group(canvas, *group, inside);
        --depth_;
      }
      i += inside.size() + 1;
    }
  }

 private:
  void draw_group(Canvas& canvas, const paint::BeginGroup& group, Commands inside) {
    if (group.opacity == 0) return;
    const bool plain = group.opacity == 255 && group.blend == paint::Blend::normal;
    if (plain && group.clip.empty()) return draw(canvas, inside);
    PixelBounds box = touched_by(inside, canvas.box());
    if (!group.clip.empty()) box = intersection(box, pixels_around(group.clip));
    if (box.empty()) return;
    if (plain && as_whole_pixels(group.clip)) {  // nothing to lay: fewer pixels to draw on
      Canvas within(canvas.surface().cut(box));
      return draw(within, inside);
    }
    canvas.for_each_band(box, [&](const PixelBounds& band) { draw_band(canvas, group, inside, band); });
  }

  void draw_band(Canvas& canvas, const paint::BeginGroup& group, Commands inside, const PixelBounds& band) {
    const std::size_t stride = 4 * static_cast<std::size_t>(band.width());
    Bytes pixels(stride * static_cast<std::size_t>(band.height()));
    const Surface layer{band, pixels.data(), stride};
    Canvas on_layer(layer);
    draw(on_layer, inside);
    Bytes faded;
    const font::Composite mode = mode_of(group.blend);
    const auto lay = [&](std::uint8_t* below, const Run& run) {
      const std::uint8_t* coverage = run.coverage;
      if (group.opacity < 255) {
        faded.assign(static_cast<std::size_t>(run.count), group.opacity);
        for (std::int32_t i = 0; coverage != nullptr && i < run.count; ++i) {
          faded[static_cast<std::size_t>(i)] =
              static_cast<std::uint8_t>(divided_by_255(std::uint32_t(group.opacity) * coverage[i]));
        }
        coverage = faded.data();
      }
      composite(below, run.count, coverage, layer.at(run.x, run.y), mode);
    };
    if (group.clip.empty()) {
      canvas.fill(band, lay);
    } else {
      canvas.fill(group.clip, band, lay);
    }
  }

  const DrawCommand& draw_;
  int depth_ = 0;
};

}  // namespace

PixelBounds image_part(const paint::DrawImage& image, const PixelBounds& within) {
  const PixelSize size = image.bitmap->size;
  const auto least = [](std::int64_t a, std::int32_t b) { return static_cast<std::int32_t>(std::min<std::int64_t>(a, b)); };
  return {std::max(image.x, within.left), std::max(image.y, within.top),
          least(std::int64_t{image.x} + size.width, within.right), least(std::int64_t{image.y} + size.height, within.bottom)};
}

void draw_groups(Canvas& canvas, const std::vector<paint::Command>& commands, const DrawCommand& draw) {
  GroupPainter(draw).draw(canvas, commands);
}

}  // namespace storycard::raster
