#include "check/check_card.h"

#include <algorithm>
#include <cmath>

#include "check/text_uses.h"
#include "compose/compose.h"
#include "compose/conditions.h"
#include "compose/slots.h"

namespace storycard::check {
namespace {

// Half of a card's pixels a side tell contrast as well as all of them, in a quarter of the time.
constexpr float contrast_scale = 0.5f;
// How far letters reach from the baseline, in ems: enough for every script's body, as contrast is measured.
constexpr float above_em = 0.8f, below_em = 0.25f;
constexpr float tolerance = 0.5f;  // px

// To one decimal: "2.9".
std::string tenths(float value) { return number_text(std::floor(static_cast<double>(value) * 10 + 0.5) / 10); }

std::string quoted(std::string_view slot) { return "\"" + std::string(slot) + "\""; }

Rect letters_of(const text::PlacedLine& line) {
  const float size = line.runs.empty() ? 0.0f : line.runs.front().font_size.value;
  return {line.x.value, line.baseline.value - above_em * size, line.width.value, (above_em + below_em) * size};
}

// The same without room for accents and descenders: what two texts may not share.
Rect core_of(const text::PlacedLine& line) {
  const float size = line.runs.empty() ? 0.0f : line.runs.front().font_size.value;
  return {line.x.value, line.baseline.value - 0.65f * size, line.width.value, 0.7f * size};
}

// By how much two rectangles lie over each other, in px; 0 or less: not at all.
float shared(const Rect& a, const Rect& b) {
  return std::min(std::min(a.right(), b.right()) - std::max(a.x, b.x),
                  std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y));
}

template <typename Content>
const toolkit::Layer* find_layer(const std::vector<toolkit::Layer>& layers) {
  for (const toolkit::Layer& layer : layers) {
    if (std::holds_alternative<Content>(layer.content)) return &layer;
    const std::vector<toolkit::Layer>* children = toolkit::children_of(layer);
    const toolkit::Layer* found = children == nullptr ? nullptr : find_layer<Content>(*children);
    if (found != nullptr) return found;
  }
  return nullptr;
}

// How far `inner` reaches out of `outer`, in px; 0 or less: not at all.
float beyond(const Rect& inner, const Rect& outer) {
  return std::max(
      {outer.x - inner.x, outer.y - inner.y, inner.right() - outer.right(), inner.bottom() - outer.bottom()});
}

compose::Card composed(const CardCase& card) {
  return {card.sample.request.story, card.pack, card.frame, card.theme, card.format};
}

class CardCheck {
 public:
  CardCheck(const CardCase& card, Findings& findings)
      : card_(card),
        composed_(composed(card)),
        shape_(card.format.shape()),
        findings_(findings),
        uses_(text_uses(card.frame.layers[static_cast<std::size_t>(shape_)])) {}

  void run(const render::Inspection& inspection) {
    const compose::Report& report = inspection.composition.report;
    auto contrast = inspection.contrasts.begin();
    std::size_t next = 0;
    for (const compose::PlacedItem& item : inspection.composition.items) {
      if (const auto* picture = std::get_if<compose::PlacedPicture>(&item)) check_logo(*picture, report);
      if (const auto* qr = std::get_if<compose::PlacedQr>(&item)) check_code(*qr, report);
      const auto* text = std::get_if<compose::PlacedText>(&item);
      if (text == nullptr) continue;
      const compose::TextReport* told = text->report == compose::no_report ? nullptr : &report.texts[text->report];
      if (told != nullptr && told->slot == compose::notice_slot) {
        check_notice(*text, *told, *contrast++, report);
        continue;
      }
      const TextUse* use = use_of(told != nullptr ? told->slot : std::string(), next);
      const std::string what = told != nullptr ? "The words of " + quoted(told->slot) : "The frame's own words";
      if (told != nullptr) check_fit(*told, use);
      check_contrast(*text, *contrast++, told != nullptr ? told->threshold : threshold_of(*text, use), what, use);
      check_place(*text, report, what, use);
    }
    check_apart();
    if (card_.sample.whole) check_dropped(report);
  }

 private:
  // What must keep clear of all others: a line of a text, or a logo.
  struct Area {
    Rect rect;
    std::string what;
    FrameFile::Place place;
    std::size_t of;  // lines of one text may come close to each other

    // Inside a sentence: "the words of ...".
    std::string lowered() const { return "t" + what.substr(1); }
  };
  static constexpr std::size_t logos = static_cast<std::size_t>(-1), codes = logos - 1;
  static constexpr std::size_t most_areas = 200;  // of a card; frames that draw more are looked at as far as that

  void add(FrameFile::Place where, const char* code, std::string message, float badness) {
    findings_.add({std::move(where.file), std::move(where.pointer), code, Severity::error, std::move(message)},
                  {name(), badness});
  }

  std::string name() const {
    return card_.frame.id + " in " + std::string(card_.format.id) +
           (card_.theme != nullptr ? ", theme " + card_.theme->id : "") + ", " + card_.sample.name;
  }

  bool is_drawn(const TextUse& use) const {
    return std::all_of(use.within.begin(), use.within.end(),
                       [&](const toolkit::Layer* layer) { return compose::hold(layer->conditions, composed_); });
  }

  // The layer that draws the next text of a slot; an empty slot asks for words of the pack. Texts come in the order of
  // their layers, so `next` moves on; null where none is found.
  const TextUse* use_of(const std::string& slot, std::size_t& next) const {
    for (std::size_t i = 0; i < uses_.size(); ++i) {
      const std::size_t at = (next + i) % uses_.size();
      const TextUse& use = uses_[at];
      const bool draws = slot.empty() ? use.slots.empty() || use.on_a_line
                                      : std::find(use.slots.begin(), use.slots.end(), slot) != use.slots.end();
      if (!draws || !is_drawn(use)) continue;
      // On a line one layer draws several texts.
      next = use.on_a_line ? at : at + 1;
      return &use;
    }
    return nullptr;
  }

  FrameFile::Place place(const TextUse* use, std::string_view key) const {
    if (use == nullptr) return card_.file.whole("/layers");
    return card_.file.member(shape_, *use->layer, key);
  }

  // The box that decides where the words are: their own, or that of what they lie in.
  FrameFile::Place box_of(const TextUse* use) const {
    for (std::size_t i = use == nullptr ? 0 : use->within.size(); i-- > 0;) {
      FrameFile::Place box = card_.file.member(shape_, *use->within[i], "box");
      if (box.pointer.ends_with("/box")) return box;
    }
    return place(use, "box");
  }

  void check_fit(const compose::TextReport& text, const TextUse* use) {
    if (text.fits) return;
    const std::string cut =
        text.too_long_by > 0 ? ": about " + std::to_string(text.too_long_by) + " letters are too many" : "";
    add(place(use, "size"), "too-long",
        "The frame does not hold what it must of " + quoted(text.slot) + cut +
            ". Give it more room (\"roomy\"), or a smaller least size.",
        static_cast<float>(text.too_long_by));
  }

  // WCAG 2.2, "large scale": 24 px, or 18.66 px when bold.
  static float threshold_of(const compose::PlacedText& text, const TextUse* use) {
    float size = 0;
    for (const text::PlacedLine& line : text.layout.lines) {
      for (const text::PlacedRun& run : line.runs) size = run.font_size.value;
    }
    const bool bold = use != nullptr && use->style->weight.value_or(400) >= 700;
    return size >= (bold ? 18.66f : 24.0f) ? 3.0f : 4.5f;
  }

  void check_contrast(const compose::PlacedText& text, float contrast, float threshold, const std::string& what,
                      const TextUse* use) {
    // Words for which no font has a letter stand on nothing.
    const bool lettered =
        std::any_of(text.layout.lines.begin(), text.layout.lines.end(),
                    [](const text::PlacedLine& line) { return !line.runs.empty() && line.width > Px{0}; });
    if (!lettered || contrast >= threshold) return;
    add(place(use, "color"), "contrast",
        what + " have a contrast of " + tenths(contrast) + " with what lies under them, and need " + tenths(threshold) +
            ". Choose another colour, or lay a scrim or a plate under them (\"asNeeded\").",
        threshold - contrast);
  }

  // The pack's own line, which no layer draws: what is wrong with it is told where the pack says it.
  void check_notice(const compose::PlacedText& text, const compose::TextReport& told, float contrast, const compose::Report& report) {
    const FrameFile::Place where{"pack.json", "/notice"};
    if (!told.fits) add(where, "too-long", "The notice does not fit on the card. Say it with fewer words.", 1);
    if (contrast < told.threshold) {
      add(where, "contrast", "The words of the notice have a contrast of " + tenths(contrast) + ", and need " + tenths(told.threshold) +
                                 ". Choose a \"ground\" for the frame that black or white words stand out on.",
          told.threshold - contrast);
    }
    note_place(text, report, "The words of the notice", where);
  }

  void check_place(const compose::PlacedText& text, const compose::Report& report, const std::string& what,
                   const TextUse* use) {
    note_place(text, report, what, box_of(use));
  }

  void note_place(const compose::PlacedText& text, const compose::Report& report, const std::string& what,
                  const FrameFile::Place& where) {
    const Rect card{0, 0, static_cast<float>(report.size.width), static_cast<float>(report.size.height)};
    float out_of_card = 0, out_of_safe = 0;
    for (const text::PlacedLine& line : text.layout.lines) {
      if (line.runs.empty()) continue;
      out_of_card = std::max(out_of_card, beyond(letters_of(line), card));
      out_of_safe = std::max(out_of_safe, beyond(letters_of(line), report.safe));
      if (areas_.size() < most_areas) areas_.push_back({core_of(line), what, where, texts_});
    }
    ++texts_;
    tell_outside(what, where, out_of_card, out_of_safe);
  }

  void tell_outside(const std::string& what, FrameFile::Place where, float out_of_card, float out_of_safe) {
    if (out_of_card > tolerance) {
      add(std::move(where), "outside-card", what + " leave the card. Give them a box that lies inside it.",
          out_of_card);
    } else if (out_of_safe > tolerance) {
      add(std::move(where), "outside-safe-area",
          what + " leave the safe area of " + std::string(card_.format.id) +
              ", where platforms lay their own controls over the card. Keep them between 13% and 82% of its height.",
          out_of_safe);
    }
  }

  void check_logo(const compose::PlacedPicture& picture, const compose::Report& report) {
    if (picture.from != compose::PlacedPicture::From::story_logo) return;
    FrameFile::Place where = place_of<toolkit::LogosLayer>("logos");
    const Rect card{0, 0, static_cast<float>(report.size.width), static_cast<float>(report.size.height)};
    tell_outside("The logos", where, beyond(picture.box, card), beyond(picture.box, report.safe));
    if (areas_.size() < most_areas) areas_.push_back({picture.box, "The logos", std::move(where), logos});
  }

  void check_code(const compose::PlacedQr& qr, const compose::Report& report) {
    FrameFile::Place where = place_of<toolkit::QrLayer>("qr");
    const Rect card{0, 0, static_cast<float>(report.size.width), static_cast<float>(report.size.height)};
    tell_outside("The modules of the QR code", where, beyond(qr.box, card), beyond(qr.box, report.safe));
    if (areas_.size() < most_areas) areas_.push_back({qr.box, "The modules of the QR code", std::move(where), codes});
  }

  template <typename Content>
  FrameFile::Place place_of(const char* key) const {
    const toolkit::Layer* layer = find_layer<Content>(card_.frame.layers[static_cast<std::size_t>(shape_)]);
    return layer == nullptr ? card_.file.whole("/layers") : card_.file.member(shape_, *layer, key);
  }

  void check_apart() {
    for (std::size_t i = 0; i < areas_.size(); ++i) {
      for (std::size_t k = i + 1; k < areas_.size(); ++k) {
        const Area& a = areas_[i];
        const Area& b = areas_[k];
        const float over = a.of == b.of ? 0 : shared(a.rect, b.rect);
        if (over <= 1) continue;
        const Area& text = b.of == logos || b.of == codes ? a : b;  // what is told is where the words are
        add(text.place, "overlap",
            text.what + " lie over " + (&text == &a ? b : a).lowered() + ". Give each of them room of its own.", over);
      }
    }
  }

  void check_dropped(const compose::Report& report) {
    for (std::size_t i = 0; i < card_.frame.slots.size(); ++i) {
      const std::string& name = card_.frame.slots[i];
      if (!has_words(name)) continue;
      const bool drawn = std::any_of(report.texts.begin(), report.texts.end(), [&](const compose::TextReport& text) {
        return text.slot == name || group_of(text.slot) == name;
      });
      if (drawn) continue;
      add(card_.file.whole(pointer_to("/slots", i)), "text-dropped",
          "The frame promises " + quoted(name) + ", but leaves it out. Draw it whatever else the story has.", 1);
    }
  }

  // Whether the sample has words that the frame's slot of this name would draw.
  bool has_words(const std::string& name) const {
    return std::any_of(uses_.begin(), uses_.end(), [&](const TextUse& use) {
      return std::any_of(use.slots.begin(), use.slots.end(), [&](const std::string& slot) {
        return (slot == name || group_of(slot) == name) &&
               !compose::slot_text(card_.sample.request.story, card_.pack, slot).empty();
      });
    });
  }

  const CardCase& card_;
  const compose::Card composed_;
  const toolkit::Shape shape_;
  Findings& findings_;
  const std::vector<TextUse> uses_;
  std::vector<Area> areas_;
  std::size_t texts_ = 0;
};

}  // namespace

std::optional<Error> check_card(const CardCase& card, const render::Assets& assets, render::Cache& cache,
                                Findings& findings) {
  render::Request request = card.sample.request;
  request.frame = card.frame.id;
  request.format = card.format.id;
  request.theme = card.theme != nullptr ? card.theme->id : "";
  request.scale = contrast_scale;
  const auto inspection = render::inspect(request, assets, cache);
  if (!inspection) return inspection.error();
  CardCheck(card, findings).run(*inspection);
  return std::nullopt;
}

}  // namespace storycard::check
