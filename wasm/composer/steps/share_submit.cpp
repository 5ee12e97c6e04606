#include "composer/drafts_view.h"
#include "composer/steps/column.h"
#include "composer/steps/share_actions.h"
#include "composer/steps/share_parts.h"
#include "composer/submit_address.h"

// Handing the card to the campaign. The person does it: nothing leaves the device by itself.
namespace storycard::composer {
namespace {

Mail mail_of(const App& app) { return mail_to(app.view.submit, app.text("share.subject"), caption_of(app)); }

// "Step 2: …", and its button. True when that was pressed.
bool draw_step(Column& column, long long number, const char* words, const Button& button) {
  App& app = column.app;
  const std::string step = app.ui.strings->filled("submit.step", {{"count", app.ui.strings->number(number)}, {"words", app.text(words)}});
  column.paragraph(std::string(button.id) + "-step", step, look::label, app.ui.colors->ink, metric::label_gap);
  return column.button(button, 20);
}

Button second(std::string_view id, std::string text, Icon icon) {
  Button button{id, std::move(text), icon};
  button.kind = ButtonKind::second;
  return button;
}

// How far the picture is that was asked for here.
void draw_making(Column& column) {
  App& app = column.app;
  if (!is_slow(app)) return;
  Progress bar{"submit-saving", app.text("share.saving")};
  bar.cancel_id = "submit-saving-cancel";
  if (progress(app.ui, bar, column.take(height_of(app.ui, bar)))) drop_wish(app);
}

}  // namespace

float draw_submit_button(App& app, Rect at) {
  if (app.view.submit.empty()) return 0;
  Column column{app, at, at.y};
  Button submit{"submit", app.text("submit.title"), Icon::share};
  submit.kind = ButtonKind::quiet;
  submit.description = held_back(app).why;
  submit.availability = available(submit.description.empty());
  if (column.button(submit)) open_sheet(app, SheetKind::submit, "submit");
  return column.y - at.y;
}

void draw_submit(App& app) {
  if (!held_back(app).why.empty() || app.view.submit.empty()) close_sheet(app);  // an answer was taken back
  const bool by_mail = is_mail(app.view.submit);
  const Mail mail = by_mail ? mail_of(app) : Mail{app.view.submit, Mail::Words::left_out};
  const bool copies = mail.words == Mail::Words::left_out;
  const Rect at = begin_app_sheet(app, "submit", app.text("submit.title"));
  Column column{app, at, at.y};
  column.paragraph("submit-how", app.promise(copies ? "submit.how" : "submit.how-mail"), look::body, app.ui.colors->ink, 20);
  long long number = 0;
  const std::string format = variant_of(app.state).format;
  const std::string save = app.ui.strings->filled("share.only", {{"format", format_name(app, format)}});
  if (draw_step(column, ++number, "submit.save", second("submit-save", save, Icon::download))) save_formats(app, {format});
  draw_making(column);
  draw_card_file_save(column, "submit-card-file");
  column.y += 8;
  if (copies && draw_step(column, ++number, "submit.copy", second(submit_copy_id, app.text("share.copy"), Icon::copy))) {
    app.view.copied_by_hand = caption_of(app);
    app.effects.copy(submit_copy_id, app.view.copied_by_hand);
  }
  Button open{"submit-open", app.text(by_mail ? "submit.open-mail" : "submit.open-page"), Icon::link};
  open.kind = ButtonKind::main;
  if (draw_step(column, ++number, by_mail ? "submit.mail" : "submit.page", open)) app.effects.open_address(mail.address);
  end_app_sheet(app, column.y - at.y);
}

}  // namespace storycard::composer
