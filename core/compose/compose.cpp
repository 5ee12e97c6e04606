#include "compose/compose.h"

#include "base/blank.h"
#include "compose/notice.h"
#include "compose/qr_code.h"

namespace storycard::compose {
namespace {

// In stories, seen full screen, every floor is a little lower.
constexpr float stories_min_scale = 0.82f;

constexpr Effort efforts[] = {
    {0.00f, Effort::Floor::comfort}, {0.25f, Effort::Floor::comfort}, {0.50f, Effort::Floor::comfort},
    {0.75f, Effort::Floor::comfort}, {1.00f, Effort::Floor::comfort}, {1.00f, Effort::Floor::smallest},
};

std::vector<TopLayer> measured_layers(const Card& card, const Room& room, MeasureContext& context) {
  std::vector<TopLayer> layers;
  for (const toolkit::Layer& layer : card.frame.layers[static_cast<std::size_t>(card.format.shape())]) {
    const Rect inside = box_in(layer, static_cast<float>(card.format.size.width), room.height, context);
    const Rect box = on_card(layer, inside, room, static_cast<float>(card.format.size.height));
    auto measured = measure(layer, box.width, box.height, context);
    if (measured) layers.push_back({std::move(*measured), box});
  }
  return layers;
}

bool all_fit(const std::vector<TopLayer>& layers) {
  for (const TopLayer& layer : layers) {
    if (!compose::all_fit(layer.measured)) return false;
  }
  return true;
}

// With the least effort that makes every text fit, else with the greatest.
std::vector<TopLayer> fitted_layers(const Card& card, const Room& room, MeasureContext& context) {
  std::vector<TopLayer> layers;
  for (const Effort& effort : efforts) {
    context.effort = effort;
    layers = measured_layers(card, room, context);
    if (all_fit(layers)) break;
  }
  return layers;
}

Report report_head(const Card& card) {
  Report report;
  report.frame = card.frame.id;
  report.theme = card.theme != nullptr ? card.theme->id : card.frame.themes.empty() ? "" : card.frame.themes.front();
  report.format = card.format.id;
  report.size = card.format.size;
  const auto width = static_cast<float>(report.size.width);
  const auto height = static_cast<float>(report.size.height);
  const Rect& safe = card.format.safe;
  report.safe = {safe.x * width, safe.y * height, safe.width * width, safe.height * height};
  if (card.story.qr && !is_blank(card.story.link))
    report.qr = QrReport{qr_text(card.story.link), QrReport::State::left_out, {}, 0};
  return report;
}

}  // namespace

Result<Composition> compose(const Card& card, const text::Library& library, text::ShapeCache& shapes) {
  Words words(card, library, shapes);
  const bool stories = card.format.shape() == toolkit::Shape::stories;
  MeasureContext context{card, words, card.format.unit(), stories ? stories_min_scale : 1.0f, is_right_to_left(card), {}};
  Colors colors(card.pack, card.frame, card.theme);
  Composition composition;
  const Color ground = colors.of({card.frame.ground, 1});
  auto notice = notice_of(card, ground);
  std::vector<TopLayer> last;
  if (notice) last.push_back(measured_notice(*notice, context));
  // Most frames leave the notice room as they are.
  for (const float share : {0.0f, 0.5f, 1.0f}) {
    const Room room = notice ? room_above(*notice, card.format, share) : whole_card(card.format);
    const std::vector<TopLayer> layers = fitted_layers(card, room, context);
    composition = {card.format.size, ground, {}, report_head(card)};
    const std::vector<Rect> taken = place(layers, context, colors, composition);
    composition.report.fits = all_fit(layers) && all_fit(last);
    if (!notice || is_clear(*notice, taken)) break;
  }
  place(last, context, colors, composition);
  if (!colors.unknown().empty()) {
    return Error{ErrorCode::unknown_value, card.frame.id,
                 "neither its theme nor its pack has the colour \"" + colors.unknown() + "\""};
  }
  return composition;
}

std::set<std::string> needed_files(const Card& card, const text::Library& library, text::ShapeCache& shapes) {
  WantedWords wanted = wanted_words(card, library.almanac);
  std::set<std::string> needed = std::move(wanted.files);
  for (const text::Paragraph& paragraph : wanted.paragraphs) {
    const std::set<std::string>& files = shapes.needed_files(paragraph, library);
    needed.insert(files.begin(), files.end());
  }
  return needed;
}

}  // namespace storycard::compose
