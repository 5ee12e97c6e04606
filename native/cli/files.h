#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace storycard::cli {

// The whole file. Errors: missing_file, too_large past `most_bytes`, broken_file when it cannot be read.
Result<Bytes> read_file(const std::filesystem::path& path, std::size_t most_bytes);
Result<std::string> read_text(const std::filesystem::path& path, std::size_t most_bytes);

// Writes under a temporary name beside it, then renames: a reader never sees half a file.
Result<std::size_t> write_file(const std::filesystem::path& path, ByteView bytes);
// The same by a temporary name of the caller's, on the same disk.
Result<std::size_t> write_file_by(const std::filesystem::path& temporary, const std::filesystem::path& path, ByteView bytes);

// Whether both name the same existing file.
bool same_file(const std::filesystem::path& a, const std::filesystem::path& b);

}  // namespace storycard::cli
