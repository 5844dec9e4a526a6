// Where in a picture something is painted.
#pragma once

#include <QImage>

#include <algorithm>

namespace dibs::testing {

/// From the first to the last row with ink in them, between two columns.
inline std::pair<int, int> inkRows(const QImage& picture, int left, int right)
{
    const QRgb ground = picture.pixel(left, picture.height() / 2);
    std::pair<int, int> rows{picture.height(), -1};
    for (int y = 0; y < picture.height(); ++y)
        for (int x = left; x < right; ++x)
            if (picture.pixel(x, y) != ground)
                rows = {std::min(rows.first, y), std::max(rows.second, y)};
    return rows;
}

}  // namespace dibs::testing
