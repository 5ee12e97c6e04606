#include "check/sheet.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "check/checker.h"
#include "check/label.h"
#include "check/samples.h"
#include "paint/build.h"
#include "raster/rasterize.h"

namespace storycard::check {
namespace {

// All in px of the sheet.
constexpr std::int32_t margin = 64, between_cards = 24, between_groups = 72, between_rows = 56;
constexpr std::int32_t head = 104, row_head = 44;
constexpr Color paper{246, 244, 248, 255};
constexpr Color ink{42, 16, 51, 255};
constexpr Color pale_ink{106, 88, 114, 255};
constexpr std::string_view group_names[] = {"Long English", "Short English", "Long Arabic"};
constexpr std::size_t group_count = std::size(group_names);

float scale_of(const toolkit::Format& format) { return sheet_unit / format.unit(); }

PixelSize size_of(const toolkit::Format& format) { return paint::scaled_size(format.size, scale_of(format)); }

std::int32_t group_width() {
  std::int32_t width = -between_cards;
  for (const toolkit::Format& format : toolkit::formats()) width += size_of(format).width + between_cards;
  return width;
}

std::int32_t row_height() {
  std::int32_t height = 0;
  for (const toolkit::Format& format : toolkit::formats()) height = std::max(height, size_of(format).height);
  return row_head + height + between_rows;
}

std::int32_t sheet_width() {
  return 2 * margin + static_cast<std::int32_t>(group_count) * (group_width() + between_groups) - between_groups;
}

std::int32_t left_of_group(std::size_t group) {
  return margin + static_cast<std::int32_t>(group) * (group_width() + between_groups);
}

void copy(const image::Bitmap& card, std::int32_t x, std::int32_t y, image::Bitmap& sheet) {
  for (std::int32_t row = 0; row < card.size.height; ++row) {
    std::copy_n(card.row(row), 4 * static_cast<std::size_t>(card.size.width),
                sheet.row(y + row) + 4 * static_cast<std::size_t>(x));
  }
}

// "quote · leaf"
std::string row_name(const std::string& frame, const std::string& theme) {
  const std::string id = frame.substr(frame.find('/') + 1);
  return theme.empty() ? id : id + " · " + theme;
}

std::vector<paint::Command> column_names(const text::Library& library) {
  std::vector<paint::Command> commands;
  for (std::size_t group = 0; group < group_count; ++group) {
    std::int32_t x = left_of_group(group);
    add_label({group_names[group], {static_cast<float>(x), margin + 8.0f}, 30, ink, 700}, library, commands);
    for (const toolkit::Format& format : toolkit::formats()) {
      add_label({format.id, {static_cast<float>(x), margin + 52.0f}, 20, pale_ink}, library, commands);
      x += size_of(format).width + between_cards;
    }
  }
  return commands;
}

bool offers(const toolkit::Frame& frame, const toolkit::Format& format) {
  return std::find(frame.formats.begin(), frame.formats.end(), format.id) != frame.formats.end();
}

render::Request request_of(const Sample& sample, const toolkit::Frame& frame, const std::string& theme,
                           const toolkit::Format& format) {
  render::Request request = sample.request;
  request.frame = frame.id;
  request.theme = theme;
  request.format = format.id;
  request.scale = scale_of(format);
  return request;
}

}  // namespace

Sheets::Sheets(const toolkit::Pack& pack, const std::string& theme) : photos_(painted_photos()) {
  for (const toolkit::Frame& frame : pack.frames) {
    for (const toolkit::Theme* worn : themes_of(pack, frame, theme))
      rows_.push_back({frame.id, worn == nullptr ? "" : worn->id});
  }
}

std::size_t Sheets::rows_on_a_sheet() const {
  const std::size_t pixels_high = std::min<std::size_t>(limits::sheet_pixels / static_cast<std::size_t>(sheet_width()),
                                                        static_cast<std::size_t>(limits::card_side));
  return (pixels_high - static_cast<std::size_t>(2 * margin + head)) / static_cast<std::size_t>(row_height());
}

std::size_t Sheets::count() const { return (rows_.size() + rows_on_a_sheet() - 1) / rows_on_a_sheet(); }

std::set<std::string> Sheets::needed_files(const render::Assets& assets, render::Cache& cache) const {
  std::set<std::string> needed;
  const auto add_name = [&](std::string_view name, int weight) {
    needed.merge(check::needed_files({name, {}, 20, ink, weight}, assets.library));
  };
  for (const std::string_view name : group_names) add_name(name, 700);
  for (const toolkit::Format& format : toolkit::formats()) add_name(format.id, 500);
  for (const Row& row : rows_) {
    add_name(row_name(row.frame, row.theme), 600);
    const toolkit::Frame* frame = toolkit::find_frame(assets.packs, row.frame, nullptr);
    CHECK(frame != nullptr);
    for (const Sample& sample : sheet_samples(*frame, photos_)) {
      for (const toolkit::Format& format : toolkit::formats()) {
        if (!offers(*frame, format)) continue;
        auto files = render::needed_files(request_of(sample, *frame, row.theme, format), assets, cache);
        if (files) needed.merge(*files);
      }
    }
  }
  return needed;
}

Result<image::Bitmap> Sheets::draw(std::size_t index, const render::Assets& assets, render::Cache& cache) const {
  CHECK(index < count());
  const std::size_t first = index * rows_on_a_sheet();
  const std::size_t end = std::min(first + rows_on_a_sheet(), rows_.size());
  const std::int32_t height = 2 * margin + head + static_cast<std::int32_t>(end - first) * row_height() - between_rows;
  image::Bitmap sheet = image::Bitmap::filled({sheet_width(), height}, paper);
  std::vector<paint::Command> labels = column_names(assets.library);
  std::int32_t top = margin + head;
  for (std::size_t i = first; i < end; ++i, top += row_height()) {
    const Row& row = rows_[i];
    const toolkit::Frame* frame = toolkit::find_frame(assets.packs, row.frame, nullptr);
    CHECK(frame != nullptr);
    add_label(
        {row_name(row.frame, row.theme), {static_cast<float>(margin), static_cast<float>(top + 26)}, 24, ink, 600},
        assets.library, labels);
    const std::vector<Sample> samples = sheet_samples(*frame, photos_);
    for (std::size_t group = 0; group < group_count; ++group) {
      std::int32_t x = left_of_group(group);
      for (const toolkit::Format& format : toolkit::formats()) {
        if (offers(*frame, format)) {
          const auto card = render::render(request_of(samples[group], *frame, row.theme, format), assets, cache);
          if (!card) return card.error();
          copy(card->bitmap, x, top + row_head, sheet);
        }
        x += size_of(format).width + between_cards;
      }
    }
  }
  raster::draw(labels, sheet);
  return sheet;
}

}  // namespace storycard::check
