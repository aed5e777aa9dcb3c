// The rival: the rows of the benchmark into the same STRICT table under the same PRAGMAs, by one prepared insert.
// Usage: rival ROWS FILE. Prints count, sum and the CPU and wall seconds of the inserts with commit and close.
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static uint64_t state = 20190430;

static uint64_t next(void) {
  uint64_t mixed = (state += 0x9E3779B97F4A7C15ull);
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ull;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBull;
  return mixed ^ (mixed >> 31);
}

static uint64_t below(uint64_t bound) { return next() % bound; }

static double cpu(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double wall(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static void run(sqlite3 *database, const char *sql) {
  char *message = NULL;
  if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_OK) {
    fprintf(stderr, "rival: %s\n", message);
    exit(1);
  }
}

// Codes as numbers from `first`, as the Swift program spells them.
static char **codes(int count, int first, int withEmpty) {
  char **words = malloc(sizeof(char *) * count);
  for (int index = 0; index < count; index++) {
    words[index] = malloc(12);
    if (withEmpty && index == 0) words[index][0] = 0;
    else snprintf(words[index], 12, "%d", first + index);
  }
  return words;
}

typedef struct {
  uint32_t date, text, parts[9];
  int64_t amount;
} Posting;

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  long rows = atol(argv[1]);
  static const int sizes[9] = {401, 200, 120, 30, 40, 20, 60, 1, 4};
  static const int firsts[9] = {3000, 1000, 500, 10, 7000, 100, 800, 0, 0};
  static const int empties[9] = {0, 0, 0, 1, 1, 1, 1, 1, 0};
  char **words[9];
  for (int part = 0; part < 9; part++) words[part] = codes(sizes[part], firsts[part], empties[part]);

  // The rows in memory first, as the program has them.
  Posting *postings = malloc(sizeof(Posting) * rows);
  for (long row = 0; row < rows; row++) {
    Posting *posting = &postings[row];
    for (int part = 0; part < 9; part++) {
      uint64_t one = below(sizes[part]), other = below(sizes[part]);
      posting->parts[part] = one < other ? one : other;
    }
    posting->date = 20190101 + (uint32_t)(row * 12 / rows) * 100 + below(28);
    posting->amount = (int64_t)below(20000000) - 9000000;
    posting->text = below(5000);
  }

  double cpuBefore = cpu(), wallBefore = wall();
  sqlite3 *database;
  if (sqlite3_open(argv[2], &database) != SQLITE_OK) return 1;
  run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  run(database,
      "CREATE TABLE fact_ledger_posting (tenant INTEGER NOT NULL, segment INTEGER NOT NULL, row INTEGER NOT NULL, "
      "voucher_series TEXT, voucher_number TEXT, voucher_date INTEGER, account TEXT, responsibility TEXT, "
      "service_area TEXT, activity TEXT, project TEXT, object TEXT, counterparty TEXT, phase TEXT, "
      "amount_ore INTEGER, text TEXT, PRIMARY KEY (tenant, segment, row)) STRICT, WITHOUT ROWID");
  run(database, "BEGIN IMMEDIATE");
  sqlite3_stmt *insert;
  sqlite3_prepare_v2(database,
                     "INSERT INTO fact_ledger_posting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", -1,
                     &insert, NULL);
  long rowInSegment = 0, segment = -1;
  for (long row = 0; row < rows; row++) {
    Posting *posting = &postings[row];
    if (row * 12 / rows != segment) {
      segment = row * 12 / rows;
      rowInSegment = 0;
    }
    char number[16], text[24];
    int numberLength = snprintf(number, sizeof number, "%ld", row / 3);
    int textLength = snprintf(text, sizeof text, "Faktura nr %u", posting->text);
    sqlite3_bind_int64(insert, 1, 1);
    sqlite3_bind_int64(insert, 2, segment + 1);
    sqlite3_bind_int64(insert, 3, rowInSegment++);
    sqlite3_bind_text(insert, 4, words[8][posting->parts[8]], -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 5, number, numberLength, SQLITE_STATIC);
    sqlite3_bind_int64(insert, 6, posting->date);
    for (int part = 0; part < 8; part++)
      sqlite3_bind_text(insert, 7 + part, words[part][posting->parts[part]], -1, SQLITE_STATIC);
    sqlite3_bind_int64(insert, 15, posting->amount);
    sqlite3_bind_text(insert, 16, text, textLength, SQLITE_STATIC);
    if (sqlite3_step(insert) != SQLITE_DONE) {
      fprintf(stderr, "rival: %s\n", sqlite3_errmsg(database));
      return 1;
    }
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  run(database, "COMMIT");
  sqlite3_close(database);
  double cpuSpent = cpu() - cpuBefore, wallSpent = wall() - wallBefore;

  int64_t sum = 0;
  for (long row = 0; row < rows; row++) sum += postings[row].amount;
  printf("rows %ld sum %lld cpu %.3f wall %.3f\n", rows, (long long)sum, cpuSpent, wallSpent);
  return 0;
}
