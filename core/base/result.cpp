#include "base/result.h"

namespace storycard {
namespace {

struct Wording {
  ErrorCode code;
  const char* name;
  const char* cure;
};

constexpr Wording wordings[] = {
    {ErrorCode::json_syntax, "json-syntax", "Check the commas, quotes and brackets near there"},
    {ErrorCode::json_too_deep, "json-too-deep", "Write it with fewer nested brackets"},
    {ErrorCode::wrong_type, "wrong-type", "Write a value of the type that is expected there"},
    {ErrorCode::out_of_range, "out-of-range", "Choose a value within the bounds"},
    {ErrorCode::missing_value, "missing-value", "Add it"},
    {ErrorCode::unknown_value, "unknown-value", "Use one of the known names"},
    {ErrorCode::newer_version, "newer-version", "Update storycard, or save the file from an older version"},
    {ErrorCode::empty_file, "empty-file", "Choose a file that has something in it"},
    {ErrorCode::unknown_format, "unknown-format", "Save it as JPEG or PNG and try again"},
    {ErrorCode::broken_file, "broken-file", "Copy the file again from where it came from, or save it anew"},
    {ErrorCode::too_large, "too-large", "Use a smaller one"},
    {ErrorCode::missing_file, "missing-file", "Check the name and the folder"},
    {ErrorCode::no_text_fits, "no-text-fits", "Shorten the text or choose a roomier format"},
    {ErrorCode::out_of_memory, "out-of-memory", "Close other programs, or use a smaller photo"},
    {ErrorCode::csv_syntax, "csv-syntax", "Save the table from a spreadsheet as “CSV UTF-8”, which sets every quote and separator"},
    {ErrorCode::not_utf8, "not-utf8", "In Excel, save the table as “CSV UTF-8”; in LibreOffice, as CSV with the character set Unicode (UTF-8)"},
    {ErrorCode::not_ready, "not-ready", "Try again in a moment"},
};

const Wording& wording_of(ErrorCode code) {
  for (const Wording& wording : wordings) {
    if (wording.code == code) return wording;
  }
  CHECK(false);
  return wordings[0];
}

}  // namespace

const char* name_of(ErrorCode code) { return wording_of(code).name; }

std::string sentence(const Error& error) {
  std::string text;
  if (!error.where.empty()) text += error.where + ": ";
  text += error.detail;
  text += ". ";
  text += wording_of(error.code).cure;
  text += ".";
  return text;
}

}  // namespace storycard
