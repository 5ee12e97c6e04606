// Gives an entrance the files of the folders that are named: what once went wrong, and the seeds of the fuzzers.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "entrance.h"

int main(int count, char** words) {
  namespace fs = std::filesystem;
  int files = 0;
  for (int i = 1; i < count; ++i) {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(words[i], error)) {
      std::ifstream stream(entry.path(), std::ios::binary);
      const storycard::Bytes bytes(std::istreambuf_iterator<char>(stream), {});
      std::fprintf(stderr, "%s\n", entry.path().c_str());  // the last one named is the one that broke a promise
      LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
      ++files;
    }
  }
  std::printf("%d inputs\n", files);
  return files > 0 ? 0 : 1;
}
