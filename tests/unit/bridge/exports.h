#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/json.h"

#include <doctest/doctest.h>  // last, and so is this file: its CHECK is meant, not core's

// The C functions of the headless module, called as the loader calls them.
extern "C" {
void* sc_alloc(std::size_t size);
void sc_free(void* memory);
std::uint32_t sc_text_size();
void* sc_engine_new();
void sc_engine_free(void* engine);
int sc_engine_add(void* engine, const char* name, std::size_t name_size, const std::uint8_t* bytes, std::size_t size);
const char* sc_engine_needs(void* engine);
const char* sc_engine_error(void* engine);
void* sc_job_new(void* engine, const char* request, std::size_t size);
void sc_job_photo(void* job, std::size_t index, const std::uint8_t* bytes, std::size_t size);
int sc_job_run(void* job);
const char* sc_job_needs(void* job);
const char* sc_job_error(void* job);
const char* sc_job_report(void* job);
const std::uint8_t* sc_job_bytes(void* job);
std::size_t sc_job_size(void* job);
void sc_job_free(void* job);
void* sc_card_open(void* engine, const std::uint8_t* bytes, std::size_t size);
const char* sc_card_told(void* card, const void* engine);
const std::uint8_t* sc_card_picture(const void* card, int kind, std::size_t index);
std::size_t sc_card_picture_size(const void* card, int kind, std::size_t index);
void sc_card_free(void* card);
}

namespace storycard::bridge_tests {

inline Json json(const char* text) {
  const auto read = read_json({text, sc_text_size()});
  REQUIRE(read);
  return *read;
}

inline std::string text_of(const Json& object, std::string_view key) {
  const Json* member = object.find(key);
  REQUIRE(member != nullptr);
  REQUIRE(member->as_string() != nullptr);
  return *member->as_string();
}

struct Engine {
  void* engine = sc_engine_new();
  ~Engine() { sc_engine_free(engine); }
  int add(std::string_view name, std::string_view bytes) {
    return sc_engine_add(engine, name.data(), name.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
};

struct Job {
  void* job;
  Job(const Engine& engine, std::string_view request) : job(sc_job_new(engine.engine, request.data(), request.size())) {}
  ~Job() { sc_job_free(job); }
};

}  // namespace storycard::bridge_tests
