#include "batch_sheet.h"

#include <algorithm>

#include "batch_row.h"
#include "check/label.h"
#include "digest.h"
#include "files.h"
#include "image/decode.h"
#include "image/resample.h"
#include "raster/rasterize.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

// All in px of the sheet.
constexpr std::int32_t thumbnail_height = 128;
constexpr std::int32_t between_cards = 6, between_cells = 20, label_height = 26, margin = 24;
constexpr std::int32_t widest_page = 1600, highest_page = 1600;
constexpr float label_size = 15;
constexpr Color paper{246, 244, 248, 255};
constexpr Color ink{42, 16, 51, 255};
constexpr Color wrong_ink{150, 20, 40, 255};
constexpr Color wrong_paper{236, 226, 230, 255};

PixelSize thumbnail_size(PixelSize card) {
  const std::int64_t width = (std::int64_t{card.width} * thumbnail_height + card.height / 2) / card.height;
  return {static_cast<std::int32_t>(std::max<std::int64_t>(1, width)), thumbnail_height};
}

std::int32_t cell_width(const std::vector<std::string>& formats) {
  std::int32_t width = 0, widest = 0;
  for (const toolkit::Format& format : toolkit::formats()) {
    const std::int32_t one = thumbnail_size(format.size).width;
    widest = std::max(widest, one);
    if (std::find(formats.begin(), formats.end(), format.id) != formats.end()) width += one + between_cards;
  }
  return width == 0 ? widest : width - between_cards;  // 0: each story's own format
}

constexpr std::int32_t cell_height = thumbnail_height + label_height;

std::int32_t columns_of(const std::vector<std::string>& formats) {
  return std::max(1, (widest_page - 2 * margin + between_cells) / (cell_width(formats) + between_cells));
}

void copy(const image::Bitmap& from, std::int32_t x, std::int32_t y, image::Bitmap& sheet) {
  const std::int32_t width = std::min(from.size.width, sheet.size.width - x);
  if (width <= 0) return;
  for (std::int32_t row = 0; row < from.size.height; ++row) {
    std::copy_n(from.row(row), 4 * static_cast<std::size_t>(width),
                sheet.row(y + row) + 4 * static_cast<std::size_t>(x));
  }
}

}  // namespace

Result<image::Bitmap> thumbnail_of(const image::Bitmap& card) {
  const PixelSize size = thumbnail_size(card.size);
  return image::resample(card, image::cover_transform(card.size, size, {}), size);
}

Result<image::Bitmap> thumbnail_of_file(ByteView file) {
  const auto header = image::read_photo_header(file);
  if (!header) return header.error();
  const auto card = image::decode_photo(file, {thumbnail_size(header->stored), {}});
  if (!card) return card.error();
  return thumbnail_of(card->upright);
}

std::optional<Error> load_label_fonts(DiskAssets& disk) {
  for (;;) {
    const auto needed = check::needed_files({"0123456789 not made", {}, label_size, ink, 600}, disk.assets.library);
    if (needed.empty()) return std::nullopt;
    for (const std::string& name : needed) {
      if (auto error = load_file(name, disk)) return error;
    }
  }
}

std::size_t ContactSheets::cells_on_a_page() const {
  const std::int32_t lines = (highest_page - 2 * margin + between_cells) / (cell_height + between_cells);
  return static_cast<std::size_t>(columns_of(plan_.formats)) * static_cast<std::size_t>(lines);
}

std::string ContactSheets::page_name(std::size_t index) const {
  return "contact-sheet" + plan_.shard.ending() + (index == 0 ? "" : "-page-" + std::to_string(index + 1)) + ".png";
}

std::optional<Error> ContactSheets::add(MadeRow& row, DiskAssets& disk) {
  const std::size_t index = row.ordinal / cells_on_a_page();
  page_count_ = std::max(page_count_, index + 1);
  Page& page = pages_[index];
  page.resize(cells_on_a_page());
  Cell& cell = page[row.ordinal % cells_on_a_page()];
  cell = {row.row, row.input, {}, std::move(row.thumbnails), true, row.wrong.has_value()};
  if (row.kept) {
    for (const MadeCard& card : row.cards) cell.files.push_back(card.file);
  }
  if (!std::all_of(page.begin(), page.end(), [](const Cell& one) { return one.there; })) return std::nullopt;
  auto error = write_page(index, page, disk);
  pages_.erase(index);
  return error;
}

std::optional<Error> ContactSheets::write_page(std::size_t index, Page& page, DiskAssets& disk) {
  while (!page.empty() && !page.back().there) page.pop_back();
  Digest digest;
  for (const Cell& cell : page) {
    digest.add(static_cast<std::uint64_t>(cell.row));
    digest.add(cell.input);
  }
  const fs::path path = plan_.folder / page_name(index);
  const auto earlier = journal_.sheet(index);
  const Json* rows = earlier ? earlier->find("rows") : nullptr;
  std::error_code no_error;
  if (rows && rows->as_string() && *rows->as_string() == digest.hex() && fs::exists(path, no_error))
    return std::nullopt;

  const auto columns = static_cast<std::size_t>(columns_of(plan_.formats));
  const auto lines = static_cast<std::int32_t>((page.size() + columns - 1) / columns);
  const auto used = static_cast<std::int32_t>(std::min(columns, page.size()));
  const std::int32_t width = cell_width(plan_.formats);
  image::Bitmap sheet = image::Bitmap::filled({2 * margin + used * (width + between_cells) - between_cells,
                                               2 * margin + lines * (cell_height + between_cells) - between_cells},
                                              paper);
  std::vector<paint::Command> labels;
  for (std::size_t i = 0; i < page.size(); ++i) {
    Cell& cell = page[i];
    std::int32_t x = margin + static_cast<std::int32_t>(i % columns) * (width + between_cells);
    const std::int32_t y = margin + static_cast<std::int32_t>(i / columns) * (cell_height + between_cells);
    for (const std::string& file : cell.files) {
      const auto bytes = read_file(plan_.cards() / file, SIZE_MAX);
      if (!bytes) return bytes.error();
      auto thumbnail = thumbnail_of_file(*bytes);
      if (!thumbnail) return Error{thumbnail.error().code, (plan_.cards() / file).string(), thumbnail.error().detail};
      cell.thumbnails.push_back(std::move(*thumbnail));
    }
    const Point label{static_cast<float>(x), static_cast<float>(y + thumbnail_height + 19)};
    if (cell.wrong) copy(image::Bitmap::filled({width, thumbnail_height}, wrong_paper), x, y, sheet);
    const std::string text = std::to_string(cell.row) + (cell.wrong ? " not made" : "");
    check::add_label({text, label, label_size, cell.wrong ? wrong_ink : ink, 600}, disk.assets.library, labels);
    for (const image::Bitmap& thumbnail : cell.thumbnails) {
      copy(thumbnail, x, y, sheet);
      x += thumbnail.size.width + between_cards;
    }
  }
  raster::draw(labels, sheet);
  const auto bytes = render::encode(sheet, {});
  if (!bytes) return bytes.error();
  if (const auto written = write_file(path, *bytes); !written) return written.error();
  return journal_.add_sheet(index, JsonObject{{"rows", digest.hex()}});
}

Result<std::vector<std::string>> ContactSheets::finish(DiskAssets& disk) {
  for (auto& [index, page] : pages_) {
    if (auto error = write_page(index, page, disk)) return *error;
  }
  pages_.clear();
  std::vector<std::string> names;
  for (std::size_t i = 0; i < page_count_; ++i) names.push_back(page_name(i));
  std::error_code ignored;
  for (std::size_t i = page_count_; i < journal_.sheets(); ++i) fs::remove(plan_.folder / page_name(i), ignored);
  return names;
}

}  // namespace storycard::cli
