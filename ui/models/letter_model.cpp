#include "ui/models/letter_model.h"

#include "backend/console/figures.h"
#include "backend/console/reason_words.h"
#include "backend/console/request_words.h"
#include "ui/models/cell_roles.h"

namespace dibs::ui {

namespace {

using console::DeadLetter;

QString cell(const LetterRow& row, LetterModel::Column column)
{
    const DeadLetter& letter = row.letter;
    switch (column) {
    case LetterModel::Number: return QString::number(letter.id);
    case LetterModel::State: return console::statusOf(letter.state).word;
    case LetterModel::Found: return console::clockTime(letter.foundAtMs, row.nowMs);
    case LetterModel::Place: return console::placeWords(letter.partition, letter.offset);
    case LetterModel::Reason: return console::reasonWords(letter.reason);
    }
    Q_UNREACHABLE();
}

QString title(LetterModel::Column column)
{
    switch (column) {
    case LetterModel::Number: return LetterModel::tr("Number");
    case LetterModel::State: return LetterModel::tr("State");
    case LetterModel::Found: return LetterModel::tr("Found");
    case LetterModel::Place: return LetterModel::tr("Place");
    case LetterModel::Reason: return LetterModel::tr("What is wrong");
    }
    Q_UNREACHABLE();
}

QVariant alignment(int column)
{
    return QVariant(
        Qt::AlignVCenter | (column == LetterModel::Number ? Qt::AlignRight : Qt::AlignLeft));
}

}  // namespace

void LetterModel::show(const QList<DeadLetter>& letters, qint64 nowMs)
{
    QList<LetterRow> rows;
    rows.reserve(letters.size());
    for (const DeadLetter& each : letters) rows.append({each, nowMs});
    follow(rows);
}

const DeadLetter* LetterModel::letter(const QModelIndex& index) const
{
    return index.isValid() ? &rowAt(index).letter : nullptr;
}

QModelIndex LetterModel::indexOf(qint64 id) const
{
    const int row = find(id);
    return row < 0 ? QModelIndex() : index(row, 0);
}

int LetterModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant LetterModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const LetterRow& row = rowAt(index);
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return cell(row, column);
    case Qt::ToolTipRole:
        return column == Found ? console::exactTime(row.letter.foundAtMs) : cell(row, column);
    case Qt::AccessibleTextRole: return tr("%1: %2").arg(title(column), cell(row, column));
    case Qt::TextAlignmentRole: return alignment(column);
    case CellStatusRole:
        if (column != State) return {};
        return QVariant::fromValue(console::statusOf(row.letter.state));
    default: return {};
    }
}

QVariant LetterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return title(static_cast<Column>(section));
    return role == Qt::TextAlignmentRole ? alignment(section) : QVariant();
}

}  // namespace dibs::ui
