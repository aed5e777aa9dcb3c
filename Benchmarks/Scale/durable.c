// The rival of events: so many pages, each written and flushed before the next, as a log must be.
// Usage: durable COUNT FILE. Prints the wall seconds.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double wall(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  int count = atoi(argv[1]);
  int file = open(argv[2], O_CREAT | O_WRONLY | O_TRUNC, 0600);
  if (file < 0) return 1;
  char page[4096];
  memset(page, 7, sizeof page);
  double start = wall();
  for (int index = 0; index < count; index++) {
    if (write(file, page, sizeof page) != sizeof page || fdatasync(file) != 0) return 1;
  }
  printf("pages %d wall %.3f\n", count, wall() - start);
  return 0;
}
