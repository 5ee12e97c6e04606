#include "composer/draft_difference.h"

#include <algorithm>
#include <concepts>
#include <tuple>
#include <type_traits>
#include <utility>

namespace storycard::composer {
namespace {

constexpr std::uint8_t whole = 255;

template <typename Type>
struct BeforeOf final : Before {
  explicit BeforeOf(Type before) : value(std::move(before)) {}
  Type value;
};

// Where a text was another one: `removed` bytes from `from` on stand for `text`.
struct TextBefore {
  std::size_t from = 0, removed = 0;
  std::string text;
};

template <typename Type, typename Wanted>
concept Is = std::same_as<std::remove_const_t<Type>, Wanted>;

// All members, so that no change is missed: another one does not compile until it is named here.
auto members(Is<Draft> auto& draft) {
  auto& [story, photos, logos, shown_name] = draft;
  auto& [language, direction, frame, theme, format, text, name, role, place, name_changed, fact, event, prompt, nominees,
         translation, hashtags, link, qr, story_photos, story_logos, about, consent, source] = story;
  return std::tie(photos, logos, shown_name, language, direction, frame, theme, format, text, name, role, place,
                  name_changed, fact, event, prompt, nominees, translation, hashtags, link, qr, story_photos,
                  story_logos, about, consent, source);
}
auto members(Is<story::Photo> auto& photo) {
  auto& [file, description, credit, framing, turn, flip, look, formats, covers] = photo;
  return std::tie(file, description, credit, framing, turn, flip, look, formats, covers);
}
auto members(Is<story::Fact> auto& fact) {
  auto& [number, text, source, year] = fact;
  return std::tie(number, text, source, year);
}
auto members(Is<story::Event> auto& event) {
  auto& [title, start, time_zone, where, speakers] = event;
  return std::tie(title, start, time_zone, where, speakers);
}
auto members(Is<story::Translation> auto& translation) {
  auto& [language, story, role] = translation;
  return std::tie(language, story, role);
}

// Photos and parts of the story that have texts of their own are looked into, where both drafts have them.
template <typename Member>
constexpr bool is_part = requires(Member& member) { members(*member); };
template <typename Member>
constexpr bool is_photos = std::same_as<std::remove_const_t<Member>, std::vector<story::Photo>>;

// Calls with each member of both and its number.
template <typename Record, typename Call>
void each_member(Record& before, const Record& after, Call call) {
  auto was = members(before);
  auto is = members(after);
  [&]<std::size_t... number>(std::index_sequence<number...>) {
    (call(std::get<number>(was), std::get<number>(is), std::uint8_t{number}), ...);
  }(std::make_index_sequence<std::tuple_size_v<decltype(was)>>());
}

struct Place {
  std::uint8_t member, element, inner;
};

struct Comparison {
  Difference found;

  template <typename Value>
  void add(Place place, Value before) {
    auto* const added = new BeforeOf<Value>(std::move(before));
    added->member = place.member, added->element = place.element, added->inner = place.inner;
    found.add(added);
  }
  void value(Place place, std::string& before, const std::string& after) {
    if (before == after) return;
    const auto most = static_cast<std::ptrdiff_t>(std::min(before.size(), after.size()));
    const auto same = std::mismatch(before.begin(), before.begin() + most, after.begin()).first - before.begin();
    const auto end = std::mismatch(before.rbegin(), before.rbegin() + (most - same), after.rbegin()).first - before.rbegin();
    const auto from = static_cast<std::size_t>(same), alike = from + static_cast<std::size_t>(end);
    add(place, TextBefore{from, after.size() - alike, before.substr(from, before.size() - alike)});
  }
  template <typename Value>
  void value(Place place, Value& before, const Value& after) {
    if (!(before == after)) add(place, std::move(before));
  }

  template <typename Record>
  void inside(Place place, Record& before, const Record& after) {
    each_member(before, after, [&](auto& was, const auto& is, std::uint8_t number) {
      place.inner = number;
      value(place, was, is);
    });
  }
  template <typename Member>
  void member(std::uint8_t number, Member& before, const Member& after) {
    if constexpr (is_part<Member>) {
      if (before && after) return inside({number, 0, whole}, *before, *after);
    } else if constexpr (is_photos<Member>) {
      for (std::size_t i = 0; before.size() == after.size() && i < before.size(); ++i) {
        inside({number, static_cast<std::uint8_t>(i), whole}, before[i], after[i]);
      }
      if (before.size() == after.size()) return;
    }
    value({number, 0, whole}, before, after);
  }
};

void put(std::string& now, const Before& before) {
  const TextBefore& text = static_cast<const BeforeOf<TextBefore>&>(before).value;
  now.replace(text.from, text.removed, text.text);
}
template <typename Value>
void put(Value& now, const Before& before) {
  now = static_cast<const BeforeOf<Value>&>(before).value;
}

template <typename Record>
void put_inside(Record& now, const Before& before) {
  each_member(now, now, [&](auto& member, const auto&, std::uint8_t number) {
    if (number == before.inner) put(member, before);
  });
}

template <typename Member>
void put_member(Member& now, const Before& before) {
  if (before.inner == whole) return put(now, before);
  if constexpr (is_part<Member>) put_inside(*now, before);
  if constexpr (is_photos<Member>) put_inside(now[before.element], before);
}

}  // namespace

Difference difference(Draft before, const Draft& after) {
  Comparison comparison;
  each_member(before, after, [&](auto& was, const auto& is, std::uint8_t number) { comparison.member(number, was, is); });
  return std::move(comparison.found);
}

void go_back(Draft& after, const Difference& difference) {
  for (const Before* before = difference.first(); before; before = before->next) {
    each_member(after, after, [&](auto& member, const auto&, std::uint8_t number) {
      if (number == before->member) put_member(member, *before);
    });
  }
}

Difference::~Difference() {
  while (first_) delete std::exchange(first_, first_->next);
}

void Difference::add(Before* before) {
  before->next = first_;
  first_ = before;
}

}  // namespace storycard::composer
