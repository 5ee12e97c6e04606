#include "compose/qr_place.h"

#include <algorithm>
#include <cmath>

#include "compose/qr_code.h"

namespace storycard::compose {
namespace {

constexpr float least_contrast = 7;  // against white

}  // namespace

std::optional<QrSize> qr_size(const toolkit::QrLayer& layer, const story::Story& story, const Rect& box, float unit) {
  const std::string text = story.qr ? qr_text(story.link) : std::string();
  if (text.empty()) return std::nullopt;
  const auto modules = static_cast<float>(qr_side(text.size()) + 2 * quiet_modules);
  const float room = std::floor(std::min(box.width, box.height));
  const float module = std::floor(room / modules);
  if (module < 1 || module < layer.module_units * unit) return std::nullopt;
  return QrSize{module, module * modules};
}

Color qr_color(Color color) {
  color.alpha = 255;
  return contrast_ratio(color, {255, 255, 255, 255}) < least_contrast ? Color{0, 0, 0, 255} : color;
}

}  // namespace storycard::compose
