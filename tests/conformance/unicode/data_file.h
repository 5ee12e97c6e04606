#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// A file of the Unicode Character Database, as Debian's unicode-data installs it.
namespace storycard::conformance {

struct DataFile {
  std::vector<std::string> lines;  // without comments and blank lines
  bool wanted = false;             // of the Unicode version that ICU implements; else "SKIPPED: …" was printed
};

// Fails the test when the file is not there.
DataFile read_data_file(const std::string& name);

// Asks `passes` of every line. Fails the test for a line that differs and is no exception, and for an exception that
// does not differ or is not in the file.
void check_lines(const std::string& name, const DataFile& file, const std::function<bool(std::string_view)>& passes);

std::string_view trimmed(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char at);
char32_t from_hex(std::string_view digits);
std::string to_utf8(const std::vector<char32_t>& code_points);

}  // namespace storycard::conformance
