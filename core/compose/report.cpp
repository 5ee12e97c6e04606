#include "compose/report.h"

#include <cmath>

namespace storycard::compose {
namespace {

// Hundredths of a pixel are plenty, and read well.
Json px(float value) { return std::floor(static_cast<double>(value) * 100 + 0.5) / 100; }

Json strings(const std::vector<std::string>& texts) { return JsonArray(texts.begin(), texts.end()); }

Json line_json(const LineReport& line) {
  return JsonObject{{"text", line.text},
                    {"bytes", JsonArray{static_cast<double>(line.bytes.begin), static_cast<double>(line.bytes.end)}},
                    {"x", px(line.x)},
                    {"baseline", px(line.baseline)},
                    {"width", px(line.width)}};
}

Json text_json(const TextReport& text) {
  JsonArray lines;
  for (const LineReport& line : text.lines) lines.push_back(line_json(line));
  return JsonObject{{"slot", text.slot},
                    {"language", text.language},
                    {"direction", text.right_to_left ? "rtl" : "ltr"},
                    {"fontSize", px(text.font_size)},
                    {"fits", text.fits},
                    {"tooLongBy", text.too_long_by},
                    {"contrast", text.contrast ? px(*text.contrast) : Json()},
                    {"threshold", px(text.threshold)},
                    {"faces", strings(text.faces)},
                    {"missing", strings(text.missing)},
                    {"lines", std::move(lines)}};
}

Json advice_json(const Advice& advice) {
  JsonObject json{{"code", advice.code}, {"level", advice.level}, {"where", advice.where}};
  if (!advice.bytes.empty()) {
    json.emplace_back("bytes", JsonArray{static_cast<double>(advice.bytes.begin), static_cast<double>(advice.bytes.end)});
  }
  if (!advice.suggestions.empty()) json.emplace_back("suggestions", strings(advice.suggestions));
  if (!advice.why.empty()) json.emplace_back("why", advice.why);
  return json;
}

Json qr_json(const QrReport& qr) {
  const bool drawn = qr.state == QrReport::State::drawn;
  JsonObject json{{"text", qr.text}, {"drawn", drawn}};
  if (drawn) {
    json.emplace_back("box", JsonArray{px(qr.box.x), px(qr.box.y), px(qr.box.width), px(qr.box.height)});
    json.emplace_back("module", px(qr.module));
  }
  return json;
}

}  // namespace

Json to_json(const Report& report) {
  JsonArray texts;
  for (const TextReport& text : report.texts) texts.push_back(text_json(text));
  JsonArray advice;
  for (const Advice& item : report.advice) advice.push_back(advice_json(item));
  JsonObject json{{"frame", report.frame},
                  {"theme", report.theme},
                  {"format", report.format},
                  {"size", JsonArray{report.size.width, report.size.height}},
                  {"safe", JsonArray{px(report.safe.x), px(report.safe.y), px(report.safe.width), px(report.safe.height)}},
                  {"fits", report.fits},
                  {"texts", std::move(texts)},
                  {"altText", report.alt_text},
                  {"caption", report.caption},
                  {"advice", std::move(advice)},
                  {"removedMetadata", strings(report.removed_metadata)}};
  if (report.qr) json.emplace_back("qr", qr_json(*report.qr));
  return json;
}

}  // namespace storycard::compose
