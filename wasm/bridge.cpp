// The C functions of the headless module; wasm/PROTOCOL.md is their contract. Pointers come from JavaScript that we
// wrote, their contents from anybody.
#include <algorithm>
#include <iterator>
#include <memory>
#include <string>

#include "base/json.h"
#include "base/limits.h"
#include "card_request.h"
#include "engine.h"
#include "photo_header.h"
#include "render/card_file.h"

namespace storycard::wasm {
namespace {

struct Job {
  Engine& engine;
  std::string request_json;
  Photos photos, logos;
  std::optional<Error> error;
  std::vector<std::string> needs;
  std::optional<compose::Report> report;
  PixelSize size;
  Bytes bytes;
  std::string text;
};

// A photo that JavaScript keeps for many cards: it is handed over and known again without its bytes.
struct OpenPhoto {
  render::PhotoFile file;
  std::string text;
};

constexpr std::size_t most_recent_photos = 2;

Result<render::PhotoFile> known_photo(std::vector<render::PhotoFile>& recent, std::size_t most, ByteView bytes) {
  for (const render::PhotoFile& photo : recent) {
    if (std::equal(photo->bytes.begin(), photo->bytes.end(), bytes.begin(), bytes.end())) return photo;
  }
  auto photo = render::open_photo(Bytes(bytes.begin(), bytes.end()));
  if (!photo) return photo.error();
  recent.insert(recent.begin(), *photo);
  if (recent.size() > most) recent.pop_back();
  return photo;
}

// A card is kept without photos that are not there, but not drawn without them.
void forget_missing(const Photos& given, std::vector<story::Photo>& photos) {
  for (std::size_t i = 0; i < photos.size(); ++i) {
    if (given.find(i) == given.end()) photos[i].file.clear();
  }
}

// Either done (nothing) or what went wrong; what is missing is left in job.needs.
std::optional<Error> run(Job& job) {
  auto request = read_card_request(job.request_json);
  if (!request) return request.error();
  const bool kept = request->only == CardRequest::Only::card_file;
  if (kept) forget_missing(job.photos, request->card.story.photos);
  if (const auto error = attach_photos(job.photos, request->card)) return error;
  attach_logos(job.logos, request->card);
  const render::Assets& assets = job.engine.store.assets();
  job.needs = job.engine.store.needs();
  if (!job.needs.empty()) return std::nullopt;
  auto files = render::needed_files(request->card, assets, job.engine.cache);
  if (!files) return files.error();
  if (kept) {
    auto bytes = render::encode_card_file(request->card, assets.packs, request->consent);
    if (!bytes) return bytes.error();
    job.bytes = std::move(*bytes);
    return std::nullopt;
  }
  files->merge(render::files_for_advice(request->card, assets));
  std::set_difference(files->begin(), files->end(), job.engine.lacking.begin(), job.engine.lacking.end(),
                      std::back_inserter(job.needs));
  if (!job.needs.empty()) return std::nullopt;

  if (request->only == CardRequest::Only::layout) {
    auto report = render::layout(request->card, assets, job.engine.cache);
    if (!report) return report.error();
    job.report = std::move(*report);
    return std::nullopt;
  }
  auto card = render::render(request->card, assets, job.engine.cache);
  if (!card) return card.error();
  job.size = card->bitmap.size;
  if (request->only == CardRequest::Only::pixels) {
    job.report = std::move(card->report);
    job.bytes = card->opaque ? std::move(card->bitmap.rgba) : image::straight_rgba(std::move(card->bitmap));
    return std::nullopt;
  }
  const std::string alt_text = request->embed_alt_text ? card->report.alt_text : std::string();
  auto bytes = render::encode(card->bitmap, {request->type, request->jpeg_quality, alt_text});
  if (!bytes) return bytes.error();
  job.report = std::move(card->report);
  job.bytes = std::move(*bytes);
  return std::nullopt;
}

}  // namespace
}  // namespace storycard::wasm

using namespace storycard;
using namespace storycard::wasm;

extern "C" {

Engine* sc_engine_new() { return new Engine; }
void sc_engine_free(Engine* engine) { delete engine; }

int sc_engine_add(Engine* engine, const char* name, std::size_t name_size, const std::uint8_t* bytes, std::size_t size) {
  engine->error = engine->store.add({name, name_size}, {bytes, size});
  return engine->error ? 0 : 1;
}

void sc_engine_lack(Engine* engine, const char* name, std::size_t size) { engine->lacking.emplace(name, size); }

const char* sc_engine_needs(Engine* engine) { return give(engine->text, list_json(engine->store.needs())); }
const char* sc_engine_error(Engine* engine) { return give(engine->text, error_json(engine->error)); }

Job* sc_job_new(Engine* engine, const char* request, std::size_t size) {
  return new Job{*engine, std::string(request, size), {}, {}, {}, {}, {}, {}, {}, {}};
}

OpenPhoto* sc_photo_open(Engine* engine, const std::uint8_t* bytes, std::size_t size) {
  auto photo = render::open_photo(Bytes(bytes, bytes + size));
  engine->error.reset();
  if (photo) return new OpenPhoto{*std::move(photo), {}};
  engine->error = photo.error();
  return nullptr;
}
const char* sc_photo_header(OpenPhoto* photo) { return give(photo->text, write_json(to_json(photo->file->header))); }
void sc_photo_free(OpenPhoto* photo) { delete photo; }

void sc_job_open_photo(Job* job, std::size_t index, const OpenPhoto* photo) {
  if (index < limits::photos) {
    job->photos[index] = photo->file;
  } else {
    job->error = Error{ErrorCode::out_of_range, pointer_to("/photos", index), "there are too many photos"};
  }
}

void sc_job_photo(Job* job, std::size_t index, const std::uint8_t* bytes, std::size_t size) {
  if (index >= limits::photos) {
    job->error = Error{ErrorCode::out_of_range, pointer_to("/photos", index), "there are too many photos"};
  } else if (size > limits::photo_bytes) {
    job->error = Error{ErrorCode::too_large, pointer_to("/photos", index), "the photo's file is too large"};
  } else {
    const auto photo = known_photo(job->engine.recent, most_recent_photos, {bytes, size});
    if (photo) {
      job->photos[index] = *photo;
    } else if (!job->error) {
      job->error = Error{photo.error().code, pointer_to("/photos", index), photo.error().detail};
    }
  }
}

void sc_job_logo(Job* job, std::size_t index, const std::uint8_t* bytes, std::size_t size) {
  const bool taken = index < limits::logos && size <= limits::photo_bytes;
  const auto logo = taken ? known_photo(job->engine.recent_logos, limits::logos, {bytes, size})
                          : Result<render::PhotoFile>(Error{ErrorCode::too_large, "", "there are too many logos, or this one's file is too large"});
  if (logo) {
    job->logos[index] = *logo;
  } else if (!job->error) {
    job->error = Error{logo.error().code, pointer_to("/logos", index), logo.error().detail};
  }
}

int sc_job_run(Job* job) {
  if (job->error) return failed;
  job->needs.clear();
  job->error = run(*job);
  if (job->error) return failed;
  return job->needs.empty() ? done : needs_files;
}

const char* sc_job_needs(Job* job) { return give(job->text, list_json(job->needs)); }
const char* sc_job_error(Job* job) { return give(job->text, error_json(job->error)); }
const char* sc_job_report(Job* job) {
  return give(job->text, job->report ? write_json(compose::to_json(*job->report)) : "null");
}
const std::uint8_t* sc_job_bytes(Job* job) { return job->bytes.data(); }
std::size_t sc_job_size(Job* job) { return job->bytes.size(); }
std::int32_t sc_job_width(Job* job) { return job->size.width; }
std::int32_t sc_job_height(Job* job) { return job->size.height; }
void sc_job_free(Job* job) { delete job; }

}  // extern "C"
