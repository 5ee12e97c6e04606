/* Writes pngsuite.txt anew: what libpng, PNG's reference implementation, reads from each sound file of PngSuite, so that no
   test needs libpng.
     cc -O1 -o /tmp/record record_pngsuite.c -lpng -lz && /tmp/record ../../../.deps/src/pngsuite/images/[!x]*.png > pngsuite.txt
   Of 16 bits libpng's strip_16 takes the upper 8; gAMA is not applied; alpha is multiplied in with rounding, as core/image
   does, since of what is transparent no more can be seen. */
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

int main(int count, char** files) {
  printf("# file width height crc32-of-premultiplied-RGBA: recorded with record_pngsuite.c, libpng %s\n", PNG_LIBPNG_VER_STRING);
  for (int i = 1; i < count; ++i) {
    FILE* in = fopen(files[i], "rb");
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    if (in == NULL || setjmp(png_jmpbuf(png))) return fprintf(stderr, "%s: cannot be read\n", files[i]), 1;
    png_init_io(png, in);
    png_read_info(png, info);
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    const png_uint_32 width = png_get_image_width(png, info), height = png_get_image_height(png, info);
    unsigned char* pixels = malloc((size_t)4 * width * height);
    png_bytep rows[4096];
    for (png_uint_32 y = 0; y < height; ++y) rows[y] = pixels + (size_t)4 * width * y;
    if (png_get_rowbytes(png, info) != 4 * width) return fprintf(stderr, "%s: no RGBA\n", files[i]), 1;
    png_read_image(png, rows);
    for (unsigned char* p = pixels; p < pixels + (size_t)4 * width * height; p += 4) {
      for (int c = 0; c < 3; ++c) p[c] = (unsigned char)((p[c] * p[3] + 127) / 255);
    }
    const char* name = strrchr(files[i], '/');
    printf("%s %u %u %08lx\n", name ? name + 1 : files[i], width, height, crc32(0, pixels, 4 * width * height));
    png_destroy_read_struct(&png, &info, NULL);
    fclose(in);
    free(pixels);
  }
  return 0;
}
