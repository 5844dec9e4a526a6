// How long a test waits for what must come: long, as a busy machine and ThreadSanitizer are slow,
// and a test that fails because of them teaches nobody anything. What must come quickly is measured
// by `./dev bench`.
#pragma once

#include <QTest>

namespace dibs::testing {

inline constexpr int kPatienceMs = 60'000;

}  // namespace dibs::testing

/// QTRY_VERIFY and QTRY_COMPARE with more patience than Qt's five seconds. What is tried is
/// evaluated again and again.
#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, ::dibs::testing::kPatienceMs)
#define EVENTUALLY_EQUAL(actual, expected)                                                         \
    QTRY_COMPARE_WITH_TIMEOUT(actual, expected, ::dibs::testing::kPatienceMs)
