/* Loaded before a program (LD_PRELOAD): its STORYCARD_FAIL_AT-th allocation fails. Without that the allocations are counted, and
 * their number is written into the file STORYCARD_COUNT_INTO when the program ends. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void* __libc_malloc(size_t size);
extern void* __libc_calloc(size_t count, size_t size);
extern void* __libc_realloc(void* memory, size_t size);

static unsigned long count, fail_at;

static int fails(void) {
  if (__atomic_add_fetch(&count, 1, __ATOMIC_RELAXED) != fail_at) return 0;
  errno = ENOMEM;
  return 1;
}

void* malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void* calloc(size_t many, size_t size) { return fails() ? NULL : __libc_calloc(many, size); }
void* realloc(void* memory, size_t size) { return fails() ? NULL : __libc_realloc(memory, size); }

__attribute__((constructor)) static void begin(void) {
  const char* at = getenv("STORYCARD_FAIL_AT");
  count = 0;
  fail_at = at != NULL ? strtoul(at, NULL, 10) : 0;
}

__attribute__((destructor)) static void end(void) {
  const char* name = getenv("STORYCARD_COUNT_INTO");
  if (name == NULL) return;
  char text[32];
  const int length = snprintf(text, sizeof text, "%lu", count);
  const int file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0 || write(file, text, (size_t)length) != length) abort();
  close(file);
}
