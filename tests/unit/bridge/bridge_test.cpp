// The C functions, called as the loader calls them.
#include "base/limits.h"

#include "exports.h"

using namespace storycard;
using namespace storycard::bridge_tests;

namespace {

constexpr std::string_view words = R"({"story":{"storycard":1,"story":"Words"}})";

}  // namespace

TEST_CASE("bridge: a job without files says which it needs, and may be run again") {
  const Engine engine;
  const Job job(engine, words);
  CHECK(sc_job_run(job.job) == 2);
  const Json needs = json(sc_job_needs(job.job));
  REQUIRE(needs.as_array() != nullptr);
  CHECK((*needs.as_array())[0] == Json("fonts.json"));
  CHECK(sc_job_run(job.job) == 2);
  CHECK(json(sc_job_report(job.job)).is_null());
  CHECK(sc_job_size(job.job) == 0);
}

TEST_CASE("bridge: errors are JSON with code, place and sentence") {
  const Engine engine;
  const Job job(engine, R"({"story":{"storycard":1,"story":5}})");
  CHECK(json(sc_job_error(job.job)).is_null());
  CHECK(sc_job_run(job.job) == 1);
  const Json error = json(sc_job_error(job.job));
  CHECK(text_of(error, "code") == "wrong-type");
  CHECK(text_of(error, "where") == "/story");
  CHECK(!text_of(error, "message").empty());
  CHECK(sc_job_run(job.job) == 1);
}

TEST_CASE("bridge: requests that are no JSON, or no UTF-8, are errors") {
  const Engine engine;
  for (const std::string_view request : {std::string_view(""), std::string_view("\0\0", 2), std::string_view("{\"story\":\"\xff\"}"), std::string_view("nul")}) {
    const Job job(engine, request);
    CHECK(sc_job_run(job.job) == 1);
  }
}

TEST_CASE("bridge: a refused file says why, and a taken one clears it") {
  Engine engine;
  CHECK(engine.add("fonts.json", "{") == 0);
  CHECK(text_of(json(sc_engine_error(engine.engine)), "code") == "json-syntax");
  CHECK(engine.add("fonts.json", R"({"faces":[]})") == 1);
  CHECK(json(sc_engine_error(engine.engine)).is_null());
  CHECK(json(sc_engine_needs(engine.engine)).as_array()->size() == 1);
}

TEST_CASE("bridge: too many photos, and too large ones, are refused before they are copied") {
  const Engine engine;
  const std::uint8_t byte = 1;
  {
    const Job job(engine, words);
    sc_job_photo(job.job, 1'000'000, &byte, 1);
    CHECK(sc_job_run(job.job) == 1);
    CHECK(text_of(json(sc_job_error(job.job)), "where") == "/photos/1000000");
  }
  const Job job(engine, words);
  sc_job_photo(job.job, 0, &byte, limits::photo_bytes + 1);  // never read: only the size is looked at
  CHECK(sc_job_run(job.job) == 1);
  CHECK(text_of(json(sc_job_error(job.job)), "code") == "too-large");
}

TEST_CASE("bridge: memory that is lent can be given back, none at all too") {
  void* memory = sc_alloc(0);
  CHECK(memory != nullptr);
  sc_free(memory);
}
