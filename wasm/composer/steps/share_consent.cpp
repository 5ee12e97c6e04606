#include <iterator>

#include "composer/edits_consent.h"
#include "composer/steps/column.h"
#include "composer/steps/share_parts.h"

namespace storycard::composer {
namespace {

constexpr story::About abouts[] = {story::About::me, story::About::other, story::About::child};

const char* name_of(story::About about) {
  switch (about) {
    case story::About::me: return "me";
    case story::About::other: return "other";
    case story::About::child: return "child";
    case story::About::unsaid: break;
  }
  return "";
}

// Whose story it is decides what is asked.
std::string words_of(const App& app, Agreement agreement) {
  const std::string name(composer::name_of(agreement));
  if (agreement != Agreement::mine) return app.text("agree." + name);
  return app.text("agree.mine-" + std::string(name_of(app.state.draft.story.about)));
}

void draw_whose(Column& column) {
  App& app = column.app;
  Segment options[std::size(abouts)];
  std::size_t on = std::size(abouts);  // none
  for (std::size_t i = 0; i < std::size(abouts); ++i) {
    const std::string name = name_of(abouts[i]);
    options[i] = {"about-" + name, app.text("consent." + name), std::nullopt};
    if (app.state.draft.story.about == abouts[i]) on = i;
  }
  const Segmented choice{"about", app.text("consent.whose"), options, on};
  if (const auto chosen = segmented(app.ui, choice, column.take(height_of(app.ui, choice, column.at.width), metric::small_gap)))
    set_about(app.state, abouts[*chosen], app.ui.now_ms);
}

void draw_agreements(Column& column) {
  App& app = column.app;
  for (const Agreement agreement : agreements_for(app.state)) {
    const std::string id = "agree-" + std::string(composer::name_of(agreement));
    Checkbox box{id, words_of(app, agreement)};
    box.on = is_agreed(app.state, agreement);
    if (checkbox(app.ui, box, column.take(height_of(app.ui, box, column.at.width), 0)))
      set_agreed(app.state, agreement, box.on ? Answer::no : Answer::yes, app.ui.now_ms);
  }
}

// The answers as a small text for the person to keep. The page puts in the day.
std::string receipt_of(const App& app) {
  std::string text = app.text("consent.receipt-title") + "\n{date}\n\n";
  text += app.text("consent.whose") + " " + app.text("consent." + std::string(name_of(app.state.draft.story.about))) + "\n";
  for (const Agreement agreement : agreements_for(app.state)) text += "✓ " + words_of(app, agreement) + "\n";
  text += "\n" + app.text("consent.consequences") + "\n\n" + app.text("consent.receipt-foot") + "\n";
  return text;
}

}  // namespace

HeldBack held_back(const App& app) {
  if (is_empty(app.state)) return {app.text("share.empty-help"), {}};
  if (app.state.draft.story.about == story::About::unsaid) return {app.text("consent.held-back"), "about-me"};
  for (const Agreement agreement : agreements_for(app.state)) {
    if (!is_agreed(app.state, agreement)) return {app.text("consent.held-back"), "agree-" + std::string(composer::name_of(agreement))};
  }
  return {};
}

float draw_consent(App& app, Rect at) {
  Column column{app, at, at.y};
  heading(app.ui, "consent-title", app.text("consent.title"), look::section, column.take(21, 6), 2);
  const bool is_told = app.offer.is_heard() && !app.state.draft.photos.empty();
  column.paragraph("consent-consequences", app.text("consent.consequences"), look::help, app.ui.colors->muted,
                   is_told ? metric::small_gap : metric::gap);
  if (is_told) column.paragraph("consent-heard", app.text("consent.heard"), look::help, app.ui.colors->ink, metric::gap);
  const Rect label{at.x, column.y, at.width, 18};
  column.y += app.ui.paint.paragraph(app.text("consent.whose"), look::label, label, app.ui.colors->ink) + metric::label_gap;
  draw_whose(column);
  draw_agreements(column);
  if (is_answered(app.state)) {
    Button keep{"consent-receipt", app.text("consent.receipt"), Icon::download};
    keep.kind = ButtonKind::text;
    keep.pad = 0;
    if (column.button(keep, 0)) app.effects.save_text("storycard-consent.txt", receipt_of(app));
  }
  return column.y + 8 - at.y;
}

}  // namespace storycard::composer
