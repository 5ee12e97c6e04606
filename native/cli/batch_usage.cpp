#include "arguments.h"

namespace storycard::cli {

const char batch_usage[] =
    "storycard batch makes the cards of a table: each row is a story.\n"
    "\n"
    "  storycard batch STORIES.csv|STORIES.tsv|STORIES.jsonl [options] -o DIR\n"
    "\n"
    "Columns are called as the keys of a story: story, name, role, place, photo.file, photo.description, hashtags ... "
    "A blank cell\n"
    "is a key that is not there. Photos are found from the table's own folder. Commas, semicolons and tabs are all "
    "well; the file is UTF-8.\n"
    "\n"
    "Cards go to DIR/cards; DIR/summary.json says what became of every row, and DIR/contact-sheet.png shows all cards. "
    "A row that is\n"
    "wrong is told on stderr with its line, and the others are made all the same.\n"
    "\n"
    "Options\n"
    "  --format ID      square, portrait, tall, story, wide, link; a comma list, or all; without it each story's own\n"
    "  --jobs N         so many cards at a time; without it one for each processor\n"
    "  --resume         go on with the batch in DIR: makes only what is missing, and what changed since\n"
    "  --name PATTERN   how files are called ({row}-{frame}-{format}); also {theme} and any key of the story, as "
    "{language}; with .jpg at\n"
    "                   its end the cards are JPEGs\n"
    "  --shard I/N      only every N-th row, from the I-th on: one of N machines\n"
    "  --frame ID, --theme ID, --scale N, --quality N, --embed-alt, --pack DIR, --assets DIR   as of render\n"
    "  -o, --output     a folder\n"
    "\n"
    "Exit code: 0 done, 2 wrong usage, 3 a row or the table is wrong.\n"
    "\n"
    "Examples\n"
    "  storycard batch stories.csv --format all -o out\n"
    "  storycard batch stories.csv --format all -o out --resume\n"
    "  storycard batch stories.jsonl --format square,story --name '{row}-{language}-{format}.jpg' -o out\n"
    "  storycard batch stories.csv --format all --shard 2/4 -o out\n";

}  // namespace storycard::cli
