// What dialogs are made of.
#pragma once

#include <QList>
#include <QString>

class QFormLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QWidget;

namespace dibs::ui {

/// Plain words that wrap.
QLabel* makeWords(const QString& text = {});

/// A field with room for a complaint right below it. Returns where the complaint goes.
QLabel* addField(QFormLayout& form, const QString& name, QWidget* field);

/// Side by side at the right: first the one that leaves all as it is, last the one that does it.
QHBoxLayout* makeButtonLine(QPushButton* leave, const QList<QPushButton*>& others = {});

/// Shown while there is something to say.
void complain(QLabel& place, const QString& words);

}  // namespace dibs::ui
