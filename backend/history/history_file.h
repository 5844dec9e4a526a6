// Where a window keeps its day, and what becomes of a file that cannot be used.
#pragma once

#include "backend/common/unique_fd.h"
#include "backend/history/history_store.h"

namespace dibs::history {

/// Why the file was not used, in a form that can be told in any language.
enum class Trouble {
    None,
    Damaged,  // it was set aside, a new one is begun
    Newer,  // as Damaged: a newer Dibs had written it
    Shared,  // another window keeps this history: ours is forgotten with the window
    Unwritable,  // ours is forgotten with the window
};

struct OpenedHistory {
    std::unique_ptr<HistoryStore> store;  // null: not even memory was there
    UniqueFd hold;  // as long as the store is used
    Trouble trouble = Trouble::None;
    QString detail;  // where the old file went, or what the system said
};

/// An empty path is in memory. Never fails for what is in the file; waits for the disk.
OpenedHistory openHistory(const QString& path);

/// "history-127.0.0.1_8081.db" in `directory`: each server has its own.
QString historyFileFor(const QString& directory, const QString& server);

/// Those that nobody keeps and that were not written for two days hold nothing any more.
void removeForgotten(const QString& directory);

}  // namespace dibs::history
