#include "render/render.h"

#include <algorithm>

#include "base/limits.h"
#include "compose/colors.h"
#include "compose/compose.h"
#include "compose/pictures.h"
#include "image/encode.h"
#include "paint/build.h"
#include "raster/rasterize.h"
#include "render/layout_picture.h"
#include "render/layers.h"
#include "render/scrims.h"
#include "share/advice.h"
#include "share/words.h"

namespace storycard::render {
namespace {

struct Choice {
  const toolkit::Pack* pack = nullptr;
  const toolkit::Frame* frame = nullptr;
  const toolkit::Theme* theme = nullptr;
  const toolkit::Format* format = nullptr;
};

std::string format_ids() {
  std::string ids;
  for (const toolkit::Format& format : toolkit::formats()) ids += (ids.empty() ? "" : ", ") + std::string(format.id);
  return ids;
}

std::string theme_ids(const toolkit::Pack& pack) {
  std::string ids;
  for (const toolkit::Theme& theme : pack.themes) ids += (ids.empty() ? "" : ", ") + theme.id;
  return ids;
}

bool offered(const toolkit::Frame& frame, std::string_view format) {
  return std::find(frame.formats.begin(), frame.formats.end(), format) != frame.formats.end();
}

Result<Choice> choose(const Request& request, const Assets& assets) {
  Choice choice;
  const std::string frame = request.frame.empty() ? story::frame_or_default(request.story) : request.frame;
  choice.frame = toolkit::find_frame(assets.packs, frame, &choice.pack);
  if (choice.frame == nullptr) {
    return Error{ErrorCode::unknown_value, "/frame",
                 "there is no frame \"" + frame + "\"; there are " + toolkit::frame_ids(assets.packs)};
  }
  const std::string format = request.format.empty() ? story::format_or_default(request.story) : request.format;
  choice.format = toolkit::find_format(format);
  if (choice.format == nullptr) {
    return Error{ErrorCode::unknown_value, "/format", "there is no format \"" + format + "\"; there are " + format_ids()};
  }
  if (!offered(*choice.frame, format)) {
    return Error{ErrorCode::unknown_value, "/format", "the frame " + choice.frame->id + " has no format \"" + format + "\""};
  }
  const std::string& theme = request.theme.empty() ? request.story.theme : request.theme;
  if (!theme.empty() && toolkit::find_theme(*choice.pack, theme) == nullptr) {
    return Error{ErrorCode::unknown_value, "/theme",
                 "there is no theme \"" + theme + "\"; there are " + theme_ids(*choice.pack)};
  }
  choice.theme = compose::worn_theme(*choice.pack, *choice.frame, theme);
  return choice;
}

std::optional<PixelSize> size_of(const PhotoFile& file) {
  return file != nullptr ? std::optional(file->header.upright()) : std::nullopt;
}

compose::PictureSizes picture_sizes(const Request& request, const Assets& assets) {
  compose::PictureSizes sizes;
  for (const PhotoFile& logo : request.logos) sizes.story_logos.push_back(size_of(logo));
  sizes.story_logos.resize(request.story.logos.size());
  for (const auto& [name, file] : assets.pictures) {
    if (file != nullptr) sizes.of_packs[name] = file->header.upright();
  }
  return sizes;
}

compose::Card card_of(const Request& request, const Choice& choice, const compose::PictureSizes* pictures) {
  return {request.story, *choice.pack, *choice.frame, choice.theme, *choice.format, pictures, request.logos_allowed};
}

image::Crop crop_of(const story::Photo& photo, std::string_view format) {
  const story::Framing& framing = photo.framing_for(format);
  image::Crop crop{{}, framing.zoom, photo.turn_degrees, photo.flip};
  crop.center = framing.center.value_or(image::automatic_center(crop));
  return crop;
}

constexpr Color ink{0x2A, 0x10, 0x33, 255};
constexpr Color white{255, 255, 255, 255};

// The colour of a token of the theme or pack, or `otherwise` where there is none of that name.
Color color_or(const Choice& choice, const std::string& token, Color otherwise) {
  compose::Colors colors(*choice.pack, *choice.frame, choice.theme);
  const Color color = colors.of({token, 1});
  return colors.unknown().empty() ? color : otherwise;
}

image::Look look_of(const story::Photo& photo) {
  static_assert(int(story::Look::none) == int(image::Look::none) && int(story::Look::faded) == int(image::Look::faded));
  return static_cast<image::Look>(photo.look);  // the same names in the same order
}

// Gives paint the pixels of photos and pictures, and keeps the first thing that went wrong.
struct Photos {
  const Request& request;
  const Assets& assets;
  const Choice& choice;
  Cache& cache;
  std::optional<Error> error;
  std::vector<std::string> removed_metadata;  // each kind once

  paint::SharedPixels pixels(const paint::PhotoSlot& slot) {
    if (slot.index >= request.photos.size() || request.photos[slot.index] == nullptr) return nullptr;
    const PhotoFile& file = request.photos[slot.index];
    const story::Photo& photo = request.story.photos[slot.index];
    SlotView view{slot.size, crop_of(photo, choice.format->id), photo.covers, {}};
    // A cover whose colour is unknown covers all the same, in ink.
    for (const story::Cover& cover : photo.covers) view.cover_colors.push_back(color_or(choice, cover.color, ink));
    view.look = look_of(photo);
    if (view.look == image::Look::duotone) {
      view.duotone = {color_or(choice, "dark", ink), color_or(choice, "light", white)};
    }
    view.turned = slot.turned;
    auto pixels = made(file, view, request.care, photo.file);
    if (pixels == nullptr) return nullptr;
    for (const image::ReceiptEntry& told : file->header.receipt) {
      const std::string kind = image::name_of(told.kind);
      if (std::find(removed_metadata.begin(), removed_metadata.end(), kind) == removed_metadata.end()) {
        removed_metadata.push_back(kind);
      }
    }
    return pixels;
  }

  paint::SharedPixels pixels(const paint::PictureSlot& slot) {
    const compose::PlacedPicture& picture = slot.picture;
    SlotView view{slot.size, {}, {}, {}};
    view.turned = slot.turned;
    if (picture.fit == compose::PlacedPicture::Fit::contain) view.fit = SlotView::Fit::contain;
    if (picture.from == compose::PlacedPicture::From::pack) {
      const auto known = assets.pictures.find(picture.file);
      if (known == assets.pictures.end() || known->second == nullptr) return nullptr;
      return made(known->second, view, Care::exact, picture.file);
    }
    if (picture.index >= request.logos.size() || request.logos[picture.index] == nullptr) return nullptr;
    return made(request.logos[picture.index], view, Care::exact, request.story.logos[picture.index].file);
  }

  paint::SharedPixels made(const PhotoFile& file, const SlotView& view, Care care, const std::string& name) {
    PhotoCache& photos = cache.layers().photos;
    auto pixels = care == Care::quick ? photos.moving_pixels(file, view) : photos.slot_pixels(file, view);
    if (pixels) return *pixels;
    if (!error) error = Error{pixels.error().code, name, pixels.error().detail};
    return nullptr;
  }
};

std::vector<share::PhotoTold> told_by(const std::vector<PhotoFile>& photos) {
  using Told = share::PhotoTold;
  std::vector<Told> told;
  for (const PhotoFile& photo : photos) {
    told.emplace_back();
    if (photo == nullptr) continue;
    told.back().file = Told::File::given;
    const auto& receipt = photo->header.receipt;
    const auto is_position = [](const image::ReceiptEntry& entry) { return entry.kind == image::MetadataKind::gps_position; };
    if (std::any_of(receipt.begin(), receipt.end(), is_position)) told.back().position = Told::Position::told;
  }
  return told;
}

void finish_report(const Request& request, const Choice& choice, const Assets& assets, compose::Report& report) {
  report.alt_text = share::alt_text(request.story, report);
  report.caption = share::caption(request.story, *choice.pack, report, assets.library.almanac);
  report.advice = advice_on(request, report, assets);
}

void measure_contrast(compose::Composition& composition, Ground& ground) {
  for (const compose::PlacedItem& item : composition.items) {
    const auto* text = std::get_if<compose::PlacedText>(&item);
    if (text == nullptr || text->report == compose::no_report) continue;
    composition.report.texts[text->report].contrast = ground.contrast(*text);
  }
}

struct Prepared {
  compose::Composition composition;
  Ground& ground;  // in the cache
  std::vector<paint::Command> words;
};

// Everything but the words' own pixels, with the report complete.
Result<Prepared> prepare(const Request& request, const Assets& assets, Cache& cache) {
  const auto choice = choose(request, assets);
  if (!choice) return choice.error();
  if (!(request.scale >= limits::scale_min && request.scale <= limits::scale_max)) {
    return Error{ErrorCode::out_of_range, "scale", "expected a scale from 0.05 to 4"};
  }
  const compose::PictureSizes pictures = picture_sizes(request, assets);
  auto composition = compose::compose(card_of(request, *choice, &pictures), assets.library, cache.layers().shapes);
  if (!composition) return composition.error();
  Photos photos{request, assets, *choice, cache, {}, {}};
  paint::CardPaint card = paint::build(*composition, request.scale,
                                       {[&](const paint::PhotoSlot& slot) { return photos.pixels(slot); },
                                        [&](const paint::PictureSlot& slot) { return photos.pixels(slot); }});
  if (photos.error) return *photos.error;
  cache.layers().scrims.settle(*composition, request.scale, request.care, card);
  Ground& ground = cache.layers().grounds.drawn(std::move(card.ground), request.scale);
  composition->report.removed_metadata = std::move(photos.removed_metadata);
  measure_contrast(*composition, ground);
  finish_report(request, *choice, assets, composition->report);
  return Prepared{std::move(*composition), ground, std::move(card.words)};
}

}  // namespace

Result<std::set<std::string>> needed_files(const Request& request, const Assets& assets, Cache& cache) {
  const auto choice = choose(request, assets);
  if (!choice) return choice.error();
  const compose::PictureSizes pictures = picture_sizes(request, assets);
  const compose::Card card = card_of(request, *choice, &pictures);
  std::set<std::string> needed = compose::needed_files(card, assets.library, cache.layers().shapes);
  for (const std::string& file : compose::pack_pictures(card)) {
    if (assets.pictures.find(file) == assets.pictures.end()) needed.insert("packs/" + file);
  }
  return needed;
}

std::vector<compose::Advice> advice_on(const Request& request, const compose::Report& report, const Assets& assets) {
  return share::advise(request.story, report, told_by(request.photos), assets.wordings);
}

std::set<std::string> files_for_advice(const Request& request, const Assets& assets) { return assets.wordings.needed(request.story); }

Result<Card> render(const Request& request, const Assets& assets, Cache& cache) {
  auto prepared = prepare(request, assets, cache);
  if (!prepared) return prepared.error();
  image::Bitmap bitmap = prepared->ground.bitmap;
  raster::draw(prepared->words, bitmap, cache.layers().glyphs);  // over an opaque ground, all stays opaque
  return Card{std::move(bitmap), prepared->ground.opaque, std::move(prepared->composition.report)};
}

Result<compose::Report> layout(const Request& request, const Assets& assets, Cache& cache) {
  auto prepared = prepare(request, assets, cache);
  if (!prepared) return prepared.error();
  return std::move(prepared->composition.report);
}

Result<compose::Report> fit(const Request& request, const Assets& assets, Cache& cache) {
  const auto choice = choose(request, assets);
  if (!choice) return choice.error();
  const compose::PictureSizes pictures = picture_sizes(request, assets);
  auto composition = compose::compose(card_of(request, *choice, &pictures), assets.library, cache.layers().shapes);
  if (!composition) return composition.error();
  finish_report(request, *choice, assets, composition->report);
  return std::move(composition->report);
}

Result<Inspection> inspect(const Request& request, const Assets& assets, Cache& cache) {
  auto prepared = prepare(request, assets, cache);
  if (!prepared) return prepared.error();
  Inspection inspection{std::move(prepared->composition), {}};
  for (const compose::PlacedItem& item : inspection.composition.items) {
    if (const auto* text = std::get_if<compose::PlacedText>(&item)) inspection.contrasts.push_back(prepared->ground.contrast(*text));
  }
  return inspection;
}

Result<Card> layout_picture(const Request& request, const Assets& assets, Cache& cache) {
  auto prepared = prepare(request, assets, cache);
  if (!prepared) return prepared.error();
  image::Bitmap bitmap = prepared->ground.bitmap;
  raster::draw(prepared->words, bitmap, cache.layers().glyphs);
  raster::draw(layout_marks(prepared->composition, request.scale), bitmap);
  return Card{std::move(bitmap), prepared->ground.opaque, std::move(prepared->composition.report)};
}

Result<Bytes> encode(const image::Bitmap& bitmap, const EncodeOptions& options) {
  if (options.type == FileType::png) return image::encode_png(bitmap, {options.alt_text});
  return image::encode_jpeg(bitmap, {options.jpeg_quality, options.alt_text});
}

}  // namespace storycard::render
