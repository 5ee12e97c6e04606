#include <algorithm>

#include "composer/app.h"
#include "composer/steps/column.h"
#include "composer/steps/share_parts.h"
#include "toolkit/format.h"

// The files themselves as pictures to press long, where nothing can be downloaded: in the browsers of other apps.
namespace storycard::composer {
namespace {

constexpr float most_height = 520;

std::string words_for(App& app, const std::string& format) {
  const Variant variant = in_format(variant_of(app.state), format);
  for (const Variant& of : {variant, variant_of(app.state)}) {
    if (const compose::Report* report = app.cards.report(of); report && !report->alt_text.empty()) return report->alt_text;
  }
  return format_name(app, format);
}

void draw_picture(App& app, const std::string& format, Column& column) {
  const PixelSize size = toolkit::find_format(format)->size;
  const float ratio = static_cast<float>(size.height) / static_cast<float>(size.width);
  const float width = std::min(column.at.width, most_height / ratio);
  Rect box = column.take(width * ratio);
  box.x += (box.width - width) / 2;
  box.width = width;
  skeleton(app.ui, box, metric::card_radius, Icon::photo);
  if (!is_made(app, format)) return;
  Node& node = app.ui.tell("kept-" + format, "img", words_for(app, format), box);
  node.file = std::to_string(app.view.making.job) + " " + file_id(app, format);
  if (!(node.rect == node.whole)) node.clip = node.rect;
  node.rect = node.whole;
}

}  // namespace

void draw_kept_pictures(App& app) {
  if (!held_back(app).why.empty()) close_sheet(app);  // an answer was taken back
  const Rect at = begin_app_sheet(app, "keep", app.text("keep.title"));
  Column column{app, at, at.y};
  column.paragraph("keep-how", app.text("keep.how"), look::body, app.ui.colors->ink);
  const std::vector<std::string>& formats = app.view.making.kept_formats;
  const auto done = std::count_if(formats.begin(), formats.end(), [&](const std::string& format) { return is_made(app, format); });
  const auto count = static_cast<long long>(formats.size());
  if (app.view.making.failed) {
    Notice failed{"keep-failed", NoticeKind::error, app.text("share.failed"), {}};
    failed.live = Notice::Live::polite;
    column.notice(failed);
  } else if (done < count) {
    const Strings& strings = *app.ui.strings;
    Progress bar{"keep-making", app.text("share.saving")};
    bar.share = static_cast<float>(done) / static_cast<float>(count);
    bar.words = strings.filled("share.saving-count", {{"done", strings.number(done)}, {"count", strings.number(count)}});
    progress(app.ui, bar, column.take(height_of(app.ui, bar)));
  }
  for (const std::string& format : formats) draw_picture(app, format, column);
  column.paragraph("keep-browser", app.text("keep.browser"), look::help, app.ui.colors->muted);
  end_app_sheet(app, column.y - at.y);
}

}  // namespace storycard::composer
