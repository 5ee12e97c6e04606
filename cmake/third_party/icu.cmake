# icu: breaks and character properties. Only common/, with an empty built-in data package: what needs none (rules
# given as bytes, properties) is small; a call that opens a locale or a resource would link a hundred kB more.

set(source "${STORYCARD_DEPS}/icu/source")
file(GLOB sources "${source}/common/*.cpp")  # about half is linked; the list is ICU's, not ours
list(REMOVE_ITEM sources "${source}/common/brkeng.cpp")
list(APPEND sources "${source}/stubdata/stubdata.cpp" "${CMAKE_CURRENT_LIST_DIR}/icu_break_engines.cpp")

set(defines U_STATIC_IMPLEMENTATION U_CHARSET_IS_UTF8=1)
foreach(feature FORMATTING TRANSLITERATION REGULAR_EXPRESSIONS COLLATION IDNA LEGACY_CONVERSION SERVICE
        FILTERED_BREAK_ITERATION)
  list(APPEND defines UCONFIG_NO_${feature}=1)
endforeach()

# User code names everything icu:: in full; `using namespace icu` by default would spill it into every room.
list(APPEND defines U_USING_ICU_NAMESPACE=0)

storycard_library(icu
  SOURCES ${sources}
  INCLUDES "${source}/common"
  DEFINES ${defines}
  OPTIONS -frtti -fno-exceptions ${small})
target_compile_definitions(icu PRIVATE U_COMMON_IMPLEMENTATION)
