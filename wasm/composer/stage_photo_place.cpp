#include "composer/stage_photo_place.h"

#include <algorithm>

namespace storycard::composer {

Quad quad_of(const Rect& box, const Transform& t) {
  return {apply(t, {box.x, box.y}), apply(t, {box.right(), box.y}), apply(t, {box.right(), box.bottom()}),
          apply(t, {box.x, box.bottom()})};
}

Rect bounds_of(const Quad& quad) {
  Point least = quad[0], most = quad[0];
  for (const Point corner : quad) {
    least = {std::min(least.x, corner.x), std::min(least.y, corner.y)};
    most = {std::max(most.x, corner.x), std::max(most.y, corner.y)};
  }
  return {least.x, least.y, most.x - least.x, most.y - least.y};
}

CardPlace place_of(const App& app, const Rect& card, const compose::Report& report) {
  const Rect canvas = app.ui.paint.on_canvas(card);
  const float scale = canvas.width / std::max(1.0f, static_cast<float>(report.size.width));
  return {canvas, scale, {scale, 0, 0, scale, canvas.x, canvas.y}};
}

Rect stage_room(const App& app) {
  Rect room = app.areas.stage;
  if (!app.areas.strip.empty()) room.height = std::max(0.0f, app.areas.strip.y - 6 - room.y);
  return room;
}

std::optional<Framed> framed_photo(const App& app, const story::Photo& photo, const compose::Report* report) {
  if (!report || !app.has_this_photo()) return std::nullopt;
  const compose::PhotoReport* largest = nullptr;
  for (const compose::PhotoReport& place : report->photo_places) {
    if (place.photo != app.view.photo || place.box.empty()) continue;
    if (!largest || place.box.width * place.box.height > largest->box.width * largest->box.height) largest = &place;
  }
  if (!largest) return std::nullopt;
  return Framed{app.photo_file()->header.upright(), *largest, photo, report->format};
}

const compose::Report* stage_report(App& app) { return app.cards.report(variant_of(app.state)); }

std::string cover_name(const App& app, const Framed* framed, std::size_t cover) {
  static constexpr const char* places[] = {"covers.at-upper-left", "covers.at-upper-middle", "covers.at-upper-right",
                                           "covers.at-left",       "covers.at-middle",       "covers.at-right",
                                           "covers.at-lower-left", "covers.at-lower-middle", "covers.at-lower-right"};
  const std::vector<story::Cover>& covers = app.photo().covers;
  const int ninth = ninth_of(box_of(covers[cover]), framed ? photo_to_card(*framed) : Transform{});
  const bool box = covers[cover].shape == story::Cover::Shape::rect;
  const Strings& strings = *app.ui.strings;
  return strings.filled("covers.name", {{"number", strings.number(static_cast<long long>(cover) + 1)},
                                        {"count", strings.number(static_cast<long long>(covers.size()))},
                                        {"shape", app.text(box ? "covers.is-box" : "covers.is-oval")},
                                        {"where", app.text(places[ninth])}});
}

}  // namespace storycard::composer
