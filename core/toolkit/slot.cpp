#include "toolkit/slot.h"

#include "base/limits.h"

namespace storycard::toolkit {
namespace {

using Of = Slot::Of;

struct Named {
  std::string_view name;
  Of of;
};

constexpr Named single[] = {
    {"story", Of::story},
    {"name", Of::name},
    {"role", Of::role},
    {"place", Of::place},
    {"prompt", Of::prompt},
    {"credit", Of::credit},
    {"link", Of::link},
    {"link.short", Of::link_short},
    {"language", Of::language},
    {"translation", Of::translation},
    {"translation.role", Of::translation_role},
    {"translation.language", Of::translation_language},
    {"hashtags.0", Of::hashtags_first},
    {"hashtags.rest", Of::hashtags_rest},
    {"fact.number", Of::fact_number},
    {"fact.text", Of::fact_text},
    {"fact.source", Of::fact_source},
    {"event.title", Of::event_title},
    {"event.where", Of::event_where},
    {"event.day", Of::event_day},
    {"event.month", Of::event_month},
    {"event.weekday", Of::event_weekday},
    {"event.date", Of::event_date},
    {"event.time", Of::event_time},
};

// Removes "12" from the start of `text`. One spelling for each number: no leading zeros.
std::optional<std::size_t> take_index(std::string_view& text) {
  std::size_t digits = 0, value = 0;
  for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
    if (digits == 2) return std::nullopt;
    value = value * 10 + static_cast<std::size_t>(text[digits] - '0');
  }
  if (digits == 0 || (digits > 1 && text.front() == '0')) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, std::string_view wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(wanted.size());
  return true;
}

}  // namespace

std::optional<Slot> read_slot(std::string_view name) {
  for (const Named& known : single) {
    if (name == known.name) return Slot{known.of, 0};
  }
  std::string_view rest = name;
  const bool speaker = take(rest, "speakers.");
  if (!speaker && !take(rest, "nominees.")) return std::nullopt;
  const auto index = take_index(rest);
  if (!index || *index >= (speaker ? limits::speakers : limits::nominees)) return std::nullopt;
  if (!speaker) return rest.empty() ? std::optional(Slot{Of::nominee, *index}) : std::nullopt;
  if (rest == ".name") return Slot{Of::speaker_name, *index};
  if (rest == ".role") return Slot{Of::speaker_role, *index};
  return std::nullopt;
}

bool tells_date(Slot slot) { return slot.of >= Of::event_day && slot.of <= Of::event_time; }

}  // namespace storycard::toolkit
