#include "conformance/unicode/data_file.h"

#include <unicode/uchar.h>

#include <cstdio>
#include <fstream>

#include "base/utf8.h"

#include <doctest/doctest.h>

namespace storycard::conformance {
namespace {

// "BidiTest-15.0.0.txt" in the first line.
bool is_of_our_version(const std::string& first_line) {
  return first_line.find(std::string("-") + U_UNICODE_VERSION + ".0.txt") != std::string::npos;
}

// Lines of exceptions.txt under "[name]".
std::set<std::string> exceptions_to(const std::string& name) {
  std::ifstream stream(STORYCARD_SOURCE_DIR "/tests/conformance/unicode/exceptions.txt");
  REQUIRE(stream.good());
  std::set<std::string> lines;
  std::string line, section;
  while (std::getline(stream, line)) {
    const std::string_view text = trimmed(std::string_view(line).substr(0, line.find('#')));
    if (text.empty()) continue;
    if (text.front() == '[') section = text.substr(1, text.size() - 2);
    else if (section == name) lines.emplace(text);
  }
  return lines;
}

}  // namespace

DataFile read_data_file(const std::string& name) {
  std::ifstream stream(STORYCARD_UNICODE_DATA "/" + name);
  REQUIRE_MESSAGE(stream.good(), STORYCARD_UNICODE_DATA "/" << name << " is not there (Debian: unicode-data)");
  DataFile file;
  std::string line;
  std::getline(stream, line);
  file.wanted = is_of_our_version(line);
  if (!file.wanted) std::printf("SKIPPED: ICU implements Unicode %s, and the file is %s\n", U_UNICODE_VERSION, line.c_str());
  while (std::getline(stream, line)) {
    const std::string_view text = trimmed(std::string_view(line).substr(0, line.find('#')));
    if (!text.empty()) file.lines.emplace_back(text);
  }
  return file;
}

void check_lines(const std::string& name, const DataFile& file, const std::function<bool(std::string_view)>& passes) {
  if (!file.wanted) return;
  std::set<std::string> exceptions = exceptions_to(name);
  std::size_t checked = 0, excepted = 0;
  std::string differing;
  for (const std::string& line : file.lines) {
    ++checked;
    const bool passed = passes(line);
    const bool is_exception = exceptions.count(line) > 0;
    if (is_exception) ++excepted;
    if (passed == is_exception && differing.size() < 4000) {
      differing += (passed ? "\n  an exception that does not differ: " : "\n  differs: ") + line;
    }
  }
  std::printf("%s: %zu lines as they should be, %zu exceptions\n", name.c_str(), checked - excepted, excepted);
  CHECK_MESSAGE(differing.empty(), name << differing);
  CHECK_MESSAGE(excepted == exceptions.size(), "exceptions.txt names lines that are not in " << name);
  CHECK(checked > 500);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

char32_t from_hex(std::string_view digits) {
  return static_cast<char32_t>(std::stoul(std::string(digits), nullptr, 16));
}

std::string to_utf8(const std::vector<char32_t>& code_points) {
  std::string text;
  for (const char32_t c : code_points) append_utf8(text, c);
  return text;
}

}  // namespace storycard::conformance
