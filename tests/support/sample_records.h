// Requests, stories, dead letters and a report as an operator would meet them: for pictures and for
// tests.
#pragma once

#include "backend/console/console.h"

namespace dibs::testing {

/// The request with this serial: one of each twelve is a duplicate, one sold out, one rejected;
/// user 1000 + serial, on the partitions in turn.
console::FeedRow sampleRequest(quint64 serial);

/// Requests first … last; every one of them, or a sample of `decidedInSample`.
console::Feed sampleFeed(quint64 first, quint64 last, qint64 decidedInSample = 0);

/// User 1042: issued and used, issued, refused as sold out, and a duplicate, with neighbours.
console::CustomerStory sampleStory();

/// Accepted, and waiting.
console::CustomerStory waitingStory();

/// One of text that lacks a member, one of bytes that are no text, one replayed, one discarded.
QList<console::DeadLetter> sampleLetters();

console::CampaignReport sampleReport();

}  // namespace dibs::testing
