#include "files.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace storycard::cli {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// Why a file could not be opened; `detail` unless it was for want of memory.
Error unopened(const std::filesystem::path& path, const char* detail) {
  if (errno == ENOMEM) return {ErrorCode::out_of_memory, path.string(), "there is not enough memory to open this file"};
  return {ErrorCode::missing_file, path.string(), detail};
}

}  // namespace

Result<Bytes> read_file(const std::filesystem::path& path, std::size_t most_bytes) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return Error{ErrorCode::missing_file, path.string(), "there is no such file"};
  if (std::filesystem::is_directory(status)) return Error{ErrorCode::missing_file, path.string(), "this is a folder, not a file"};
  const File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return unopened(path, "this file may not be read");
  Bytes bytes;
  std::uint8_t block[1 << 16];
  while (const std::size_t count = std::fread(block, 1, sizeof block, file.get())) {
    if (bytes.size() + count > most_bytes) {
      return Error{ErrorCode::too_large, path.string(), "this file is larger than " + std::to_string(most_bytes >> 20) + " MB"};
    }
    bytes.insert(bytes.end(), block, block + count);
  }
  if (std::ferror(file.get()) != 0) return Error{ErrorCode::broken_file, path.string(), "reading this file failed"};
  return bytes;
}

Result<std::string> read_text(const std::filesystem::path& path, std::size_t most_bytes) {
  const auto bytes = read_file(path, most_bytes);
  if (!bytes) return bytes.error();
  return std::string(bytes->begin(), bytes->end());
}

Result<std::size_t> write_file(const std::filesystem::path& path, ByteView bytes) {
  std::filesystem::path temporary = path;
  temporary += ".part";
  return write_file_by(temporary, path, bytes);
}

Result<std::size_t> write_file_by(const std::filesystem::path& temporary, const std::filesystem::path& path, ByteView bytes) {
  {
    File file(std::fopen(temporary.c_str(), "wb"));
    if (file == nullptr) return unopened(path, "this file cannot be written; is the folder there and yours");
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
    const bool closed = std::fclose(file.release()) == 0;
    if (!written || !closed) {
      std::error_code ignored;
      std::filesystem::remove(temporary, ignored);
      return Error{ErrorCode::broken_file, path.string(), "writing this file failed; is the disk full"};
    }
  }
  std::error_code error;
  std::filesystem::rename(temporary, path, error);
  if (error) return Error{ErrorCode::broken_file, path.string(), "this file cannot be replaced: " + error.message()};
  return bytes.size();
}

bool same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
  std::error_code error;
  return std::filesystem::equivalent(a, b, error) && !error;
}

}  // namespace storycard::cli
