#include "composer/receipt.h"

#include <algorithm>
#include <span>

#include "composer/widgets.h"
#include "photo_header.h"

namespace storycard::composer {
namespace {

constexpr std::size_t few = 4;  // lines that show before the person asks for all
constexpr float start_room = 28;  // beside the shield

// Values are in any script: isolated, so that they turn nothing around them.
std::string isolated(const std::string& value) { return "\u2068" + value + "\u2069"; }

std::string line_of(const App& app, const image::ReceiptEntry& entry) {
  const std::string label = app.text("receipt." + std::string(wasm::id_of(entry.kind)));
  if (entry.value.empty()) return label;
  return app.ui.strings->filled("receipt.line", {{"what", label}, {"value", isolated(entry.value)}});
}

bool made_by_browser(const App& app) {
  const image::FileKind kind = app.photo_file()->header.kind;
  return app.photos.original_of(app.photo_file()) != kind;
}

std::string title_of(const App& app, std::size_t lines) {
  if (made_by_browser(app)) return app.text("receipt.browser");
  return app.text(lines == 0 ? "receipt.nothing" : "receipt.title");
}

}  // namespace

float draw_receipt(App& app, Rect at) {
  Ui& ui = app.ui;
  const std::span<const image::ReceiptEntry> all = app.photo_file()->header.receipt;
  const std::size_t shown = app.view.receipt_open || all.size() <= few + 1 ? all.size() : few;
  const float start = at.y;
  ui.paint.icon(Icon::shield, {at.x + 10, at.y + 10}, 20, ui.colors->ok);
  at.x += start_room;
  at.width -= start_room;
  at.y += told_paragraph(ui, "photo-private", app.promise("photo.cleaned"), look::note, at, ui.colors->muted) + 8;
  const std::string title = title_of(app, all.size());
  at.y += told_paragraph(ui, "receipt-title", title, all.empty() ? look::note : look::note_strong, at,
                         all.empty() ? ui.colors->muted : ui.colors->ink);
  if (all.empty()) return at.y - start;
  at.y += 4;
  for (std::size_t i = 0; i < shown; ++i) {
    at.y += told_paragraph(ui, "receipt-" + std::to_string(i), line_of(app, all[i]), look::note, at, ui.colors->muted) + 2;
  }
  if (all.size() > few + 1) {
    Button more{"receipt-more", app.view.receipt_open
                                    ? app.text("receipt.fewer")
                                    : ui.strings->counted("receipt.more", static_cast<long long>(all.size()))};
    more.kind = ButtonKind::text;
    more.pad = 0;
    if (button(ui, more, {at.x, at.y, std::min(at.width, width_of(ui, more)), 44})) {
      app.view.receipt_open = !app.view.receipt_open;
      ui.want_frame();
    }
    at.y += 44;
  }
  return at.y - start;
}

}  // namespace storycard::composer
