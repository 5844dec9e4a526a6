// What the pictures show.
#pragma once

#include "backend/console/snapshot.h"
#include "tests/support/fake_console.h"
#include "ui/main_window.h"

#include <functional>

namespace dibs::testing {

struct Scene {
    QString name;
    console::Snapshot snapshot;
    qint64 ageMs = 400;
    bool refused = false;
    bool cramped = false;
    ui::PageKey page = ui::PageKey::Campaign;
    std::function<void(ui::MainWindow&)> opens = {};  // a dialog; the picture is of it
    std::function<void(ui::MainWindow&, FakeConsole&)> answers = {};  // what the page asked for
};

/// Feed, customers, dead letters and reports.
QList<Scene> recordScenes();

}  // namespace dibs::testing
