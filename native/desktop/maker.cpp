#include "maker.h"

#include "base/json_reader.h"
#include "json_parts.h"
#include "render/card_file.h"
#include "share/zip.h"

namespace storycard::desktop {
namespace {

std::uint32_t job_of(const Json& order) {
  const Json* const job = order.find("job");
  return job && job->as_number() ? static_cast<std::uint32_t>(*job->as_number()) : 0;
}

// Numbers of pictures, or nothing; of a draft they are objects with an id.
std::optional<composer::PhotoId> number_of(const Json& picture) {
  const Json* const id = picture.as_object() ? picture.find("id") : &picture;
  if (!id || !id->as_number()) return std::nullopt;
  return static_cast<composer::PhotoId>(*id->as_number());
}

}  // namespace

void Maker::order(const Json& effect) {
  if (order_.is_null() || job_of(order_) != job_of(effect)) made_.clear();
  order_ = effect;
}

void Maker::stop() {
  order_ = {};
  made_.clear();
}

bool Maker::is_waiting() const {
  for (const Json& file : list_of(order_, "files")) {
    if (made_.count(text_of(file, "id")) == 0) return true;
  }
  return false;
}

const Bytes* Maker::file(const std::string& id) const {
  const auto found = made_.find(id);
  return found != made_.end() ? &found->second : nullptr;
}

std::optional<Maker::Made> Maker::make_one() {
  for (const Json& file : list_of(order_, "files")) {
    const std::string id = text_of(file, "id");
    if (made_.count(id) > 0) continue;
    const std::uint32_t job = job_of(order_);
    auto bytes = make(file);
    if (!bytes) {
      order_ = {};
      return Made{job, {}, name_of(bytes.error().code)};
    }
    made_[id] = std::move(*bytes);
    return Made{job, id, {}};
  }
  return std::nullopt;
}

Result<Bytes> Maker::make(const Json& file) {
  const Json* const of = file.find("of");
  if (!of || !of->as_array()) return picture(file);
  share::Zip zip;
  for (const Json& id : *of->as_array()) {
    const Bytes* const bytes = id.as_string() ? this->file(*id.as_string()) : nullptr;
    if (bytes) zip.add(*id.as_string(), *bytes);
  }
  return zip.finish();
}

Result<cli::OpenedStory> Maker::opened(const Json& story, const Json* photos, const Json* logos) const {
  auto read = story::read(story, story::Text::optional);
  if (!read) return read.error();
  cli::OpenedStory opened;
  opened.name = "the story";
  opened.request.story = std::move(*read);
  const auto attach = [&](const Json* list, auto& wanted, std::vector<render::PhotoFile>& files) {
    files.assign(wanted.size(), nullptr);
    for (std::size_t i = 0; list && list->as_array() && i < list->as_array()->size() && i < files.size(); ++i) {
      const auto id = number_of((*list->as_array())[i]);
      if (id) files[i] = picture_of_(*id);
      wanted[i].file = files[i] ? "picture " + std::to_string(i + 1) : std::string();
    }
  };
  attach(photos, opened.request.story.photos, opened.request.photos);
  attach(logos, opened.request.story.logos, opened.request.logos);
  return opened;
}

Result<Bytes> Maker::picture(const Json& file) const {
  auto card = opened(*order_.find("story"), order_.find("photos"), order_.find("logos"));
  if (!card) return card.error();
  card->request.frame = text_of(order_, "frame");
  card->request.theme = text_of(order_, "theme");
  card->request.format = text_of(file, "format");
  const std::string allowed = text_of(order_, "logosAllowed");
  if (!allowed.empty())
    card->request.logos_allowed = allowed == "none" ? toolkit::LogosAllowed::none : toolkit::LogosAllowed::pack;
  cli::CardFileOptions options;
  options.type = text_of(file, "type") == "image/jpeg" ? render::FileType::jpeg : render::FileType::png;
  options.embed_alt = order_.find("embedAltText") != nullptr;
  auto drawn = cli::draw_card(*card, options, disk_, cache_);
  if (!drawn) return drawn.error();
  return std::move(drawn->file);
}

Result<Bytes> Maker::card_file(const Json& draft, share::Consent consent) {
  const Json* const story = draft.find("story");
  if (!story) return Error{ErrorCode::missing_value, "/story", ""};
  auto card = opened(*story, draft.find("photos"), draft.find("logos"));
  if (!card) return card.error();
  return render::encode_card_file(card->request, disk_.assets.packs, consent);
}

}  // namespace storycard::desktop
