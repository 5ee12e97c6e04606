#include "check/samples.h"

#include <algorithm>

#include "check/sample_texts.h"
#include "check/text_uses.h"

namespace storycard::check {
namespace {

enum class Amount { least, most, longest };

struct Wish {
  const SampleTexts* texts;
  Amount amount;
  std::size_t photos = 0;
  bool logos = false;
  bool bare = false;  // nothing but the words
  bool qr = false;    // a code of a link
};

std::string_view words_of(const SampleTexts& texts, Amount amount, bool leads) {
  if (amount == Amount::least) return texts.least;
  if (!leads) return texts.second;
  return amount == Amount::most ? texts.most : texts.longest;
}

// As many as people count: every byte that begins a character. The texts have no marks of their own.
std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

const SampleTexts& other_language(const SampleTexts& texts) {
  return texts.language == "en" ? sample_texts()[1] : sample_texts()[0];
}

void add_fact(const SampleTexts::Slots& slots, story::Story& story) {
  story.fact =
      story::Fact{std::string(slots.fact_number), std::string(slots.fact_text), std::string(slots.fact_source), {}};
}

// One name for few, three for many.
std::vector<std::string_view> people(const SampleTexts& texts, Amount amount) {
  if (amount == Amount::least) return {texts.few.name};
  return {texts.many.name, texts.few.name, texts.many.name};
}

void add_event(const SampleTexts& texts, const SampleTexts::Slots& slots, const Wish& wish, story::Story& story) {
  story::Event event;
  event.title = slots.event_title;
  event.start = "2026-12-16T17:30Z";
  event.time_zone = "Europe/Brussels";
  event.where = slots.event_where;
  for (const std::string_view name : people(texts, wish.amount)) {
    const std::size_t photo = event.speakers.size();
    event.speakers.push_back({std::string(name), std::string(slots.role), {}});
    if (photo < wish.photos) event.speakers.back().photo = photo;
  }
  story.event = std::move(event);
}

// What a story brings besides its words: all that the frame asks for, or only what it cannot do without.
class Wanted {
 public:
  Wanted(const toolkit::Frame& frame, const Asks& asks, bool bare) : frame_(frame), asks_(asks), bare_(bare) {}

  bool wants(std::string_view group, toolkit::Condition::Of condition) const {
    const auto is_it = [&](const toolkit::Condition& need) {
      return !need.negated &&
             (need.of == condition || (need.of == toolkit::Condition::Of::slot && group_of(need.slot) == group));
    };
    if (std::any_of(frame_.needs.begin(), frame_.needs.end(), is_it)) return true;
    const bool asked = std::any_of(asks_.slots.begin(), asks_.slots.end(),
                                   [&](const std::string& slot) { return group_of(slot) == group; });
    // A frame that shows no story still shows something.
    return asked && (!bare_ || asks_.slots.count("story") == 0);
  }

 private:
  const toolkit::Frame& frame_;
  const Asks& asks_;
  bool bare_;
};

std::string name_of(const Wish& wish, std::string_view words, const Asks& asks) {
  std::string name = std::to_string(letters(words)) + " letters of " + std::string(wish.texts->name_of_language);
  if (asks.photos > 0 || asks.speaker_photos) {
    name += wish.photos == 0   ? ", no photo"
            : wish.photos == 1 ? ", a photo"
                               : ", " + std::to_string(wish.photos) + " photos";
  }
  if (wish.logos) name += ", logos";
  if (wish.qr) name += ", a QR code";
  if (wish.bare) name += ", nothing else";
  return name;
}

Sample sample_of(const Wish& wish, const toolkit::Frame& frame, const Asks& asks, const SamplePhotos& photos) {
  const SampleTexts& texts = *wish.texts;
  const SampleTexts& other = other_language(texts);
  const SampleTexts::Slots& slots = wish.amount == Amount::least ? texts.few : texts.many;
  Sample sample;
  story::Story& story = sample.request.story;
  story.language = texts.language;
  story.story = words_of(texts, wish.amount, frame.story_leads);
  using Of = toolkit::Condition::Of;
  const Wanted wanted(frame, asks, wish.bare);
  if (wanted.wants("fact", Of::fact)) add_fact(slots, story);
  if (wanted.wants("event", Of::event) || wanted.wants("speakers", Of::speaker_photo))
    add_event(texts, slots, wish, story);
  if (wanted.wants("prompt", Of::slot)) story.prompt = slots.prompt;
  // Where a frame has a place for a code, its link may stand beside that alone.
  if (asks.qr ? wish.qr : wanted.wants("link", Of::slot)) story.link = "https://example.org/share";
  story.qr = wish.qr;
  if (wanted.wants("nominees", Of::nominees)) {
    for (const std::string_view name : people(texts, wish.amount)) story.nominees.emplace_back(name);
  }
  if (wanted.wants("translation", Of::translation)) {
    const std::string_view words = words_of(other, std::min(wish.amount, Amount::most), frame.story_leads);
    const SampleTexts::Slots& other_slots = wish.amount == Amount::least ? other.few : other.many;
    story.translation =
        story::Translation{std::string(other.language), std::string(words), std::string(other_slots.role)};
  }
  if (wish.bare) {
    story.hashtags = std::vector<std::string>();
  } else {
    story.name = slots.name;
    story.role = slots.role;
    story.place = slots.place;
  }
  for (std::size_t i = 0; i < wish.photos; ++i) {
    story.photos.emplace_back();
    story.photos.back().credit = slots.credit;
    sample.request.photos.push_back(photos.photos[i]);
  }
  for (std::size_t i = 0; wish.logos && i < photos.logos.size(); ++i) {
    story.logos.push_back({"logo-" + std::to_string(i + 1) + ".png", "Sample logo"});
    sample.request.logos.push_back(photos.logos[i]);
  }
  sample.name = name_of(wish, story.story, asks);
  sample.whole = !wish.bare;
  return sample;
}

// Photos that a story must have for the frame to be offered.
std::size_t needed_photos(const toolkit::Frame& frame) {
  std::size_t count = 0;
  for (const toolkit::Condition& need : frame.needs) {
    if (need.of == toolkit::Condition::Of::photos && !need.negated)
      count = std::max(count, std::max<std::size_t>(need.count, 1));
  }
  return count;
}

bool is_tall(const toolkit::Format& format) { return format.size.height > format.size.width; }

}  // namespace

std::vector<Sample> samples_for(const toolkit::Frame& frame, const toolkit::Format& format,
                                const SamplePhotos& photos) {
  const Asks asks = asks_of(frame);
  const std::size_t most_photos =
      std::min(std::max<std::size_t>(asks.photos, asks.speaker_photos ? 3 : 0), photos.photos.size());
  const std::size_t least_photos = std::min(needed_photos(frame), most_photos);
  std::vector<Wish> wishes;
  for (const SampleTexts& texts : sample_texts()) {
    for (const Amount amount : {Amount::least, Amount::most, Amount::longest}) {
      const bool promised =
          amount != Amount::longest || (frame.story_leads && is_tall(format) && !texts.longest.empty());
      if (!promised) continue;
      wishes.push_back({&texts, amount, most_photos, asks.logos});
      if (least_photos < most_photos || asks.logos) wishes.push_back({&texts, amount, least_photos, false});
    }
  }
  for (const SampleTexts& texts : sample_texts()) {
    if (!asks.qr) break;
    wishes.push_back({&texts, Amount::least, most_photos, asks.logos, false, true});
    wishes.push_back({&texts, Amount::most, most_photos, false, false, true});
  }
  const SampleTexts& english = sample_texts()[0];
  for (std::size_t count = least_photos + 1; count < most_photos; ++count)
    wishes.push_back({&english, Amount::most, count, asks.logos});
  wishes.push_back({&english, Amount::least, least_photos, false, true});
  std::vector<Sample> samples;
  samples.reserve(wishes.size());
  for (const Wish& wish : wishes) samples.push_back(sample_of(wish, frame, asks, photos));
  return samples;
}

std::vector<Sample> sheet_samples(const toolkit::Frame& frame, const SamplePhotos& photos) {
  const Asks asks = asks_of(frame);
  const std::size_t count =
      std::min(std::max<std::size_t>(asks.photos, asks.speaker_photos ? 3 : 0), photos.photos.size());
  const SampleTexts& english = sample_texts()[0];
  const SampleTexts& arabic = sample_texts()[1];
  return {sample_of({&english, Amount::most, count, asks.logos}, frame, asks, photos),
          sample_of({&english, Amount::least, count, asks.logos}, frame, asks, photos),
          sample_of({&arabic, Amount::most, count, asks.logos}, frame, asks, photos)};
}

}  // namespace storycard::check
