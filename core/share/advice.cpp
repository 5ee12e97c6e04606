#include "share/advice.h"

#include <algorithm>

#include "base/blank.h"
#include "base/limits.h"
#include "share/names.h"
#include "share/private_details.h"
#include "toolkit/slot.h"

namespace storycard::share {
namespace {

using Of = toolkit::Slot::Of;

// A text of the story that the card shows.
struct ShownText {
  toolkit::Slot slot;
  std::string_view text;
  std::string where;
  std::string_view language;
};

std::string photo_pointer(const story::Story& story, std::size_t index) {
  const bool single = story.source.find("photo") != nullptr && story.photos.size() == 1;
  return single ? "/photo" : pointer_to("/photos", index);
}

std::optional<std::size_t> credited_photo(const story::Story& story) {
  for (std::size_t i = 0; i < story.photos.size(); ++i) {
    if (!is_blank(story.photos[i].credit)) return i;
  }
  return std::nullopt;
}

// The words of a slot and where they stand; no text for those that are made, such as dates, and for hashtags.
ShownText shown_text(const story::Story& story, toolkit::Slot slot) {
  const std::string_view language = story.language;
  const auto in_fact = [&](const std::string story::Fact::*text, const char* where) {
    return ShownText{slot, story.fact ? std::string_view((*story.fact).*text) : std::string_view(), where, language};
  };
  const auto in_event = [&](const std::string story::Event::*text, const char* where) {
    return ShownText{slot, story.event ? std::string_view((*story.event).*text) : std::string_view(), where, language};
  };
  const auto of_speaker = [&](const std::string story::Speaker::*text, const char* key) {
    const bool known = story.event && slot.index < story.event->speakers.size();
    return ShownText{slot, known ? std::string_view(story.event->speakers[slot.index].*text) : std::string_view(),
                     pointer_to(pointer_to("/event/speakers", slot.index), key), language};
  };
  switch (slot.of) {
    case Of::story: return {slot, story.story, "/story", language};
    case Of::name: return {slot, story.name, "/name", language};
    case Of::role: return {slot, story.role, "/role", language};
    case Of::place: return {slot, story.place, "/place", language};
    case Of::prompt: return {slot, story.prompt, "/prompt", language};
    case Of::fact_number: return in_fact(&story::Fact::number, "/fact/number");
    case Of::fact_text: return in_fact(&story::Fact::text, "/fact/text");
    case Of::fact_source: return in_fact(&story::Fact::source, "/fact/source");
    case Of::event_title: return in_event(&story::Event::title, "/event/title");
    case Of::event_where: return in_event(&story::Event::where, "/event/where");
    case Of::speaker_name: return of_speaker(&story::Speaker::name, "name");
    case Of::speaker_role: return of_speaker(&story::Speaker::role, "role");
    case Of::nominee:
      return {slot,
              slot.index < story.nominees.size() ? std::string_view(story.nominees[slot.index]) : std::string_view(),
              pointer_to("/nominees", slot.index), language};
    case Of::credit: {
      const auto photo = credited_photo(story);
      if (!photo) return {slot, {}, {}, language};
      return {slot, story.photos[*photo].credit, photo_pointer(story, *photo) + "/credit", language};
    }
    case Of::translation:
    case Of::translation_role:
      if (!story.translation) return {slot, {}, {}, language};
      if (slot.of == Of::translation)
        return {slot, story.translation->story, "/translation/story", story.translation->language};
      return {slot, story.translation->role, "/translation/role", story.translation->language};
    default: return {slot, {}, {}, language};
  }
}

// Those that the card shows, each once, in reading order.
std::vector<ShownText> shown_texts(const story::Story& story, const compose::Report& report) {
  std::vector<ShownText> texts;
  for (const compose::TextReport& text : report.texts) {
    const auto slot = toolkit::read_slot(text.slot);
    if (!slot) continue;
    ShownText shown = shown_text(story, *slot);
    const bool known =
        std::any_of(texts.begin(), texts.end(), [&](const ShownText& other) { return other.where == shown.where; });
    if (!is_blank(shown.text) && !known) texts.push_back(std::move(shown));
  }
  return texts;
}

// Words of one person. What an event says is there for all to know: where it is, and how to come.
bool is_personal(Of of) {
  return of == Of::story || of == Of::role || of == Of::place || of == Of::translation || of == Of::translation_role;
}
bool is_of_event(Of of) {
  return of == Of::event_title || of == Of::event_where || of == Of::speaker_name || of == Of::speaker_role;
}
bool is_in_words(Of of) {
  return of == Of::story || of == Of::role || of == Of::translation || of == Of::translation_role || of == Of::prompt ||
         of == Of::fact_text || of == Of::event_title;
}

bool overlap(ByteRange a, ByteRange b) { return a.begin < b.end && b.begin < a.end; }

class Adviser {
 public:
  Adviser(const story::Story& story, const compose::Report& report, const std::vector<PhotoTold>& photos,
          const Wordings& wordings)
      : story_(story), report_(report), photos_(photos), wordings_(wordings) {}

  std::vector<compose::Advice> run() {
    const std::vector<ShownText> texts = shown_texts(story_, report_);
    for (const ShownText& text : texts) on_text(text);
    on_name_and_place(texts);
    for (std::size_t i = 0; i < report_.photos.size(); ++i) {
      const std::size_t photo = report_.photos[i];
      const auto before = report_.photos.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::find(report_.photos.begin(), before, photo) == before) on_photo(photo);
    }
    on_fact();
    on_code();
    return std::move(advice_);
  }

 private:
  // Somebody else, and a child all the more, cannot be asked again once the card is out.
  const char* about_person() const {
    const bool own = story_.about == story::About::me || story_.about == story::About::unsaid;
    return own ? "notice" : "warning";
  }

  const char* level_of(std::string_view code) const {
    if (code == "passport" || code == "case-number") return "warning";
    const bool points_at_somebody = code == "phone-number" || code == "email" || code == "street" ||
                                    code == "full-name" || code == "exact-place" || code == "name-and-place" ||
                                    code == "face-uncovered";
    return points_at_somebody ? about_person() : "notice";
  }

  compose::Advice& add(std::string_view code, std::string where) {
    if (advice_.size() >= limits::advice) advice_.pop_back();
    compose::Advice item;
    item.code = code;
    item.level = level_of(code);
    item.where = std::move(where);
    advice_.push_back(std::move(item));
    return advice_.back();
  }

  void on_text(const ShownText& text) {
    const ScannedText scanned = scan_text(text.text);
    const std::size_t first = advice_.size();
    if (text.slot.of == Of::name) on_name(text, scanned);
    on_private_details(text, scanned);
    on_wording(text, scanned);
    const auto by_place = [](const compose::Advice& a, const compose::Advice& b) {
      return a.bytes.begin < b.bytes.begin;
    };
    std::stable_sort(advice_.begin() + static_cast<std::ptrdiff_t>(std::min(first, advice_.size())), advice_.end(),
                     by_place);
  }

  void on_private_details(const ShownText& text, const ScannedText& scanned) {
    const Of of = text.slot.of;
    PrivateDetails found;
    find_papers(scanned, found);
    if (!is_of_event(of)) {
      find_emails(text.text, found);
      find_phone_numbers(scanned, found);
    }
    if (is_personal(of)) find_places(scanned, PlaceScope::all, text.language, found);
    // Each is compared with those before it: a text of nothing but numbers must not make that long.
    found.resize(std::min(found.size(), 4 * limits::advice));
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto earlier = found.begin() + static_cast<std::ptrdiff_t>(i);
      const bool told = std::any_of(found.begin(), earlier,
                                    [&](const PrivateDetail& other) { return overlap(other.bytes, found[i].bytes); });
      if (!told) add(found[i].code, text.where).bytes = found[i].bytes;
    }
    const bool says_place = of == Of::place && found.empty() && is_exact_place(scanned);
    if (says_place) add("exact-place", text.where).bytes = whole(text.text);
    if (of == Of::story || of == Of::translation) on_names_given(text, scanned);
  }

  static ByteRange whole(std::string_view text) { return {0, static_cast<std::uint32_t>(text.size())}; }

  void on_name(const ShownText& text, const ScannedText& scanned) {
    const NameRead name = read_name(scanned);
    if (name.full.empty() || story_.name_changed) return;
    compose::Advice& item = add("full-name", text.where);
    item.bytes = name.full;
    item.suggestions = shorter_names(text.text, scanned, name);
  }

  void on_names_given(const ShownText& text, const ScannedText& scanned) {
    if (story_.name_changed) return;
    for (const ByteRange bytes : names_given(scanned)) {
      compose::Advice& item = add("full-name", text.where);
      item.bytes = bytes;
      const std::string_view name = text.text.substr(bytes.begin, bytes.size());
      const ScannedText alone = scan_text(name);
      item.suggestions = shorter_names(name, alone, read_name(alone));
    }
  }

  void on_wording(const ShownText& text, const ScannedText& scanned) {
    const Wording* wording = is_in_words(text.slot.of) ? wordings_.of(text.language) : nullptr;
    if (wording == nullptr) return;
    for (Wording::Match& match : wording->find(scanned)) {
      compose::Advice& item = add("wording", text.where);
      item.bytes = match.bytes;
      item.suggestions = std::move(match.suggestions);
      item.why = std::move(match.why);
    }
  }

  void on_name_and_place(const std::vector<ShownText>& texts) {
    if (story_.name_changed) return;
    const ShownText *name = nullptr, *place = nullptr;
    for (const ShownText& text : texts) {
      if (text.slot.of == Of::name) name = &text;
      if (text.slot.of == Of::place) place = &text;
    }
    if (name == nullptr || place == nullptr || !read_name(scan_text(name->text)).somebody) return;
    add("name-and-place", place->where).bytes = whole(place->text);
  }

  // People who speak at an event show their faces there.
  bool is_of_speaker(std::size_t photo) const {
    if (!story_.event) return false;
    const auto& speakers = story_.event->speakers;
    return std::any_of(speakers.begin(), speakers.end(),
                       [&](const story::Speaker& speaker) { return speaker.photo == photo; });
  }

  void on_photo(std::size_t index) {
    if (index >= photos_.size() || index >= story_.photos.size() || photos_[index].file == PhotoTold::File::absent)
      return;
    const story::Photo& photo = story_.photos[index];
    const auto about = [&](std::string_view code) { add(code, photo_pointer(story_, index)).photo = index; };
    if (photo.covers.empty() && !is_of_speaker(index)) about("face-uncovered");
    if (is_blank(photo.description)) about("photo-undescribed");
    if (photos_[index].position == PhotoTold::Position::told) about("gps-removed");
  }

  void on_fact() {
    const auto shows = [&](std::string_view slot) {
      return std::any_of(report_.texts.begin(), report_.texts.end(),
                         [&](const compose::TextReport& text) { return text.slot == slot; });
    };
    if (!story_.fact || !is_blank(story_.fact->source)) return;
    if (shows("fact.text") || shows("fact.number")) add("fact-unsourced", "/fact");
  }

  void on_code() {
    if (report_.qr && report_.qr->state == compose::QrReport::State::left_out) add("qr-left-out", "/link");
  }

  const story::Story& story_;
  const compose::Report& report_;
  const std::vector<PhotoTold>& photos_;
  const Wordings& wordings_;
  std::vector<compose::Advice> advice_;
};

}  // namespace

std::vector<compose::Advice> advise(const story::Story& story, const compose::Report& report,
                                    const std::vector<PhotoTold>& photos, const Wordings& wordings) {
  return Adviser(story, report, photos, wordings).run();
}

}  // namespace storycard::share
