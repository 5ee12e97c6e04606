#include "compose/pictures.h"

#include <algorithm>

#include "base/limits.h"
#include "compose/conditions.h"

namespace storycard::compose {
namespace {

// A logo longer than this is held to it: it would leave the others nothing.
constexpr float widest_aspect = 6;

std::optional<PixelSize> size_of(const toolkit::PackLogo& logo, const Card& card) {
  if (card.pictures == nullptr) return std::nullopt;
  const auto known = card.pictures->of_packs.find(logo.file);
  return known != card.pictures->of_packs.end() ? std::optional(known->second) : std::nullopt;
}

float aspect_of(PixelSize size) {
  return std::min(static_cast<float>(size.width) / static_cast<float>(std::max(size.height, 1)), widest_aspect);
}

// Each with its width where it is 1 high.
std::vector<PlacedLogo> known_logos(const Card& card) {
  std::vector<PlacedLogo> logos;
  const toolkit::LogosAllowed allowed = logos_allowed(card);
  if (allowed == toolkit::LogosAllowed::none) return logos;
  for (const toolkit::PackLogo& logo : card.pack.logos) {
    const auto size = size_of(logo, card);
    if (!logo.file.empty() && !size) continue;
    const float aspect = size ? aspect_of(*size) : std::min(logo.view_width / logo.view_height, widest_aspect);
    logos.push_back({&logo, 0, {0, 0, aspect, 1}});
  }
  const bool own = allowed == toolkit::LogosAllowed::own && card.pictures != nullptr;
  for (std::size_t i = 0; own && i < card.pictures->story_logos.size(); ++i) {
    const auto& size = card.pictures->story_logos[i];
    if (size) logos.push_back({nullptr, i, {0, 0, aspect_of(*size), 1}});
  }
  if (logos.size() > limits::logos) logos.resize(limits::logos);
  return logos;
}

void add_pictures(const Card& card, const std::vector<toolkit::Layer>& layers, std::set<std::string>& files) {
  for (const toolkit::Layer& layer : layers) {
    if (!hold(layer.conditions, card)) continue;
    if (const auto* image = std::get_if<toolkit::ImageLayer>(&layer.content)) files.insert(image->file);
    if (std::holds_alternative<toolkit::LogosLayer>(layer.content) && logos_allowed(card) != toolkit::LogosAllowed::none) {
      for (const toolkit::PackLogo& logo : card.pack.logos) {
        if (!logo.file.empty()) files.insert(logo.file);
        add_pictures(card, logo.art, files);
      }
    }
    if (const auto* children = toolkit::children_of(layer)) add_pictures(card, *children, files);
    if (const auto* pattern = std::get_if<toolkit::PatternLayer>(&layer.content)) {
      for (const toolkit::Tile& tile : pattern->tiles) add_pictures(card, tile.art, files);
    }
  }
}

}  // namespace

toolkit::LogosAllowed logos_allowed(const Card& card) { return std::max(card.logos, card.pack.logos_allowed); }

LogoRow logo_row(const toolkit::LogosLayer& layer, float width, float unit, const Card& card) {
  LogoRow row;
  row.logos = known_logos(card);
  if (row.logos.empty()) return row;
  const float pad_across = layer.plate ? layer.plate->pad_across_units * unit : 0;
  const float pad_down = layer.plate ? layer.plate->pad_down_units * unit : 0;
  const float gaps = layer.gap_units * unit * static_cast<float>(row.logos.size() - 1);
  float aspects = 0;
  for (const PlacedLogo& logo : row.logos) aspects += logo.box.width;
  const float room = std::max(width - 2 * pad_across - gaps, 1.0f);
  const float height = std::min(layer.height_units * unit, room / aspects);
  float x = pad_across;
  for (PlacedLogo& logo : row.logos) {
    logo.box = {x, pad_down, logo.box.width * height, height};
    x += logo.box.width + layer.gap_units * unit;
  }
  row.width = 2 * pad_across + aspects * height + gaps;
  row.height = 2 * pad_down + height;
  return row;
}

std::set<std::string> pack_pictures(const Card& card) {
  std::set<std::string> files;
  add_pictures(card, card.frame.layers[static_cast<std::size_t>(card.format.shape())], files);
  return files;
}

}  // namespace storycard::compose
