// Several files in one, for web/engine; wasm/PROTOCOL.md is the contract.
#include "share/zip.h"

using namespace storycard;

namespace {

struct Archive {
  share::Zip zip;
  Bytes bytes;
};

}  // namespace

extern "C" {

Archive* sc_zip_new() { return new Archive; }
void sc_zip_add(Archive* archive, const char* name, std::size_t name_size, const std::uint8_t* bytes, std::size_t size) {
  archive->zip.add({name, name_size}, {bytes, size});
}
std::size_t sc_zip_finish(Archive* archive) {
  archive->bytes = archive->zip.finish();
  return archive->bytes.size();
}
const std::uint8_t* sc_zip_bytes(Archive* archive) { return archive->bytes.data(); }
void sc_zip_free(Archive* archive) { delete archive; }

}  // extern "C"
