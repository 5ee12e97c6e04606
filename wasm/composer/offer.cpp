#include "composer/offer.h"

#include <algorithm>
#include <iterator>

#include "compose/conditions.h"
#include "toolkit/read_theme.h"

namespace storycard::composer {
namespace {

constexpr std::size_t most_packs = 16, most_frames = 200, longest_id = 64, longest_list = 1000;

bool has(const std::vector<std::string>& list, std::string_view id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

bool is_pack(std::string_view id) { return toolkit::is_plain_name(id) && id.size() <= longest_id; }

bool is_frame(std::string_view id) {
  const std::size_t slash = id.find('/');
  return slash != std::string_view::npos && is_pack(id.substr(0, slash)) && is_pack(id.substr(slash + 1));
}

bool is_format(std::string_view id) { return toolkit::find_format(id) != nullptr; }

// The list's good ids, each once. A host that named some, and none that is good, is told so.
void read_ids(const Json& settings, const char* key, bool (*is_good)(std::string_view), std::size_t most,
              std::vector<std::string>& ids, std::vector<std::string>& warnings) {
  const Json* const member = settings.find(key);
  if (!member) return;
  ids.clear();
  const JsonArray* const list = member->as_array();
  for (std::size_t i = 0; list && i < std::min(list->size(), longest_list) && ids.size() < most; ++i) {
    const std::string* const id = (*list)[i].as_string();
    if (id && is_good(*id) && !has(ids, *id)) ids.push_back(*id);
  }
  if (ids.empty() && !(list && list->empty())) {
    warnings.push_back(std::string("the setting \"") + key + "\" names nothing that can be offered, so it is as if it were not there");
  }
}

std::string_view pack_of(std::string_view frame) { return frame.substr(0, frame.find('/')); }
std::string_view name_in_pack(std::string_view frame) { return frame.substr(frame.find('/') + 1); }

bool needs_hold(const toolkit::OfferedFrame& offered, const story::Story& story, const toolkit::Format& format) {
  return compose::hold(offered.frame->needs, {story, *offered.pack, *offered.frame, nullptr, format});
}

// All frames of the host's packs, pack after pack; of all that are there where none of those is.
std::vector<toolkit::OfferedFrame> frames_of_packs(const Offer& offer, const std::vector<toolkit::Pack>& packs) {
  const std::vector<toolkit::OfferedFrame> all = toolkit::offered_frames(packs);
  std::vector<toolkit::OfferedFrame> frames;
  for (const std::string& id : offer.packs) {
    std::copy_if(all.begin(), all.end(), std::back_inserter(frames), [&](const auto& offered) { return offered.pack->id == id; });
  }
  return frames.empty() ? all : frames;
}

// As frames_of(), but empty where the host named none that is there.
std::vector<toolkit::OfferedFrame> named_frames(const Offer& offer, const std::vector<toolkit::Pack>& packs) {
  const std::vector<toolkit::OfferedFrame> all = frames_of_packs(offer, packs);
  std::vector<toolkit::OfferedFrame> frames;
  for (const std::string& id : offer.frames) {
    std::copy_if(all.begin(), all.end(), std::back_inserter(frames), [&](const auto& offered) { return offered.frame->id == id; });
  }
  return frames;
}

}  // namespace

void read_offer(const Json& settings, Offer& offer, std::vector<std::string>& warnings) {
  read_ids(settings, "packs", is_pack, most_packs, offer.packs, warnings);
  if (offer.packs.empty()) offer.packs = Offer().packs;
  read_ids(settings, "frames", is_frame, most_frames, offer.frames, warnings);
  read_ids(settings, "formats", is_format, toolkit::formats().size(), offer.formats, warnings);
  const Json* const logos = settings.find("logos");
  const std::string* const whose = logos ? logos->as_string() : nullptr;
  for (std::size_t i = 0; whose && i < std::size(toolkit::logos_allowed_names); ++i) {
    if (*whose == toolkit::logos_allowed_names[i]) offer.logos = static_cast<toolkit::LogosAllowed>(i);
  }
  const Json* const embedded = settings.find("embedded");
  if (embedded && embedded->as_bool()) offer.inside = *embedded->as_bool() ? Offer::Inside::other_page : Offer::Inside::own_page;
  const Json* const heard = settings.find("heard");
  if (heard && heard->as_bool()) offer.heard = *heard->as_bool() ? Offer::Heard::by_host : Offer::Heard::by_nobody;
}

std::vector<toolkit::OfferedFrame> frames_of(const Offer& offer, const std::vector<toolkit::Pack>& packs) {
  std::vector<toolkit::OfferedFrame> named = named_frames(offer, packs);
  return named.empty() ? frames_of_packs(offer, packs) : named;
}

bool knows_frames(const Offer& offer, const std::vector<toolkit::Pack>& packs) {
  return offer.frames.empty() || !named_frames(offer, packs).empty();
}

bool is_allowed(const Offer& offer, const std::vector<toolkit::Pack>& packs, std::string_view frame) {
  // Lists may leave a pack's frames out which stories can wear all the same.
  if (offer.frames.empty() && has(offer.packs, pack_of(frame)) && toolkit::find_frame(packs, frame, nullptr)) return true;
  const auto frames = frames_of(offer, packs);
  return std::any_of(frames.begin(), frames.end(), [&](const auto& offered) { return offered.frame->id == frame; });
}

std::vector<toolkit::Format> formats_of(const Offer& offer) {
  std::vector<toolkit::Format> formats;
  for (const toolkit::Format& format : toolkit::formats()) {
    if (offer.formats.empty() || has(offer.formats, format.id)) formats.push_back(format);
  }
  return formats;
}

std::vector<toolkit::OfferedFrame> frames_for(const Offer& offer, const std::vector<toolkit::Pack>& packs,
                                              const story::Story& story, const toolkit::Format& format) {
  const std::vector<toolkit::OfferedFrame> all = frames_of(offer, packs);
  std::vector<toolkit::OfferedFrame> frames;
  std::copy_if(all.begin(), all.end(), std::back_inserter(frames), [&](const auto& offered) { return needs_hold(offered, story, format); });
  return frames.empty() ? all : frames;
}

Defaults defaults_of(const Offer& offer, const std::vector<toolkit::Pack>& packs, const story::Story& story) {
  Defaults defaults;
  const std::vector<toolkit::Format> formats = formats_of(offer);
  if (!offer.formats.empty() && !has(offer.formats, story::format_or_default({}))) defaults.format = formats.front().id;

  story::Story unsaid = story;
  unsaid.frame.clear();
  const std::string usual = story::frame_or_default(unsaid);
  const toolkit::Format& format = *toolkit::find_format(defaults.format.empty() ? story::format_or_default({}) : defaults.format);
  const std::vector<toolkit::OfferedFrame> frames = frames_for(offer, packs, story, format);
  const auto take = [&](const auto& is_it) {
    const auto found = std::find_if(frames.begin(), frames.end(), is_it);
    if (!defaults.frame.empty() || found == frames.end()) return;
    defaults.frame = found->frame->id;
  };
  const std::string of_first = offer.packs.front() + "/" + std::string(name_in_pack(usual));
  take([&](const auto& offered) { return offered.frame->id == of_first; });
  const auto shows_photo = [](const auto& offered) { return has(offered.frame->slots, "photo"); };
  if (!story.photos.empty()) take([&](const auto& offered) { return pack_of(offered.frame->id) == offer.packs.front() && shows_photo(offered); });
  take([&](const auto& offered) { return pack_of(offered.frame->id) == offer.packs.front(); });
  take([&](const auto& offered) { return offered.frame->id == usual; });
  if (!story.photos.empty()) take(shows_photo);
  take([](const auto&) { return true; });
  if (defaults.frame == usual) defaults.frame.clear();
  return defaults;
}

}  // namespace storycard::composer
