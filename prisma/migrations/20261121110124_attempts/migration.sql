-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "QuestionSnapshot" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "questionId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "questionHash" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "modelAnswers" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "snapshotHash" TEXT NOT NULL,
    "seed" INTEGER,
    "variant" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "lockCount" INTEGER NOT NULL DEFAULT 0,
    "closesAt" DATETIME,
    "submittedAt" DATETIME,
    "closedBy" TEXT,
    "needsGrading" BOOLEAN NOT NULL DEFAULT false,
    "gradeAfter" DATETIME,
    "gradingTries" INTEGER NOT NULL DEFAULT 0,
    "gradingError" TEXT,
    CONSTRAINT "Attempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Attempt_snapshotHash_fkey" FOREIGN KEY ("snapshotHash") REFERENCES "QuestionSnapshot" ("hash") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClockEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "ms" INTEGER,
    "by" TEXT,
    CONSTRAINT "ClockEvent_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FieldValue" (
    "attemptId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL,
    "countedRevision" INTEGER,

    PRIMARY KEY ("attemptId", "field"),
    CONSTRAINT "FieldValue_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FieldJournal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "saveId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "late" BOOLEAN NOT NULL,
    CONSTRAINT "FieldJournal_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Save" (
    "attemptId" TEXT NOT NULL,
    "saveId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "contentHash" TEXT NOT NULL,
    "revisions" TEXT NOT NULL,
    "receipt" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL,

    PRIMARY KEY ("attemptId", "saveId"),
    CONSTRAINT "Save_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AskedQuestion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsedMs" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "clarification" TEXT,
    "reply" TEXT NOT NULL,
    CONSTRAINT "AskedQuestion_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportRow" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "report" TEXT NOT NULL,
    "score" REAL,
    "level" TEXT,
    "gradingMs" REAL NOT NULL,
    "questionVersion" TEXT NOT NULL,
    "rubricVersion" TEXT NOT NULL,
    "graderVersion" TEXT NOT NULL,
    "modelVersion" TEXT,
    CONSTRAINT "ReportRow_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Attempt_userId_startedAt_id_idx" ON "Attempt"("userId", "startedAt", "id");

-- CreateIndex
CREATE INDEX "Attempt_userId_questionId_submittedAt_idx" ON "Attempt"("userId", "questionId", "submittedAt");

-- CreateIndex
CREATE INDEX "Attempt_closesAt_idx" ON "Attempt"("closesAt");

-- CreateIndex
CREATE INDEX "Attempt_needsGrading_gradeAfter_idx" ON "Attempt"("needsGrading", "gradeAfter");

-- CreateIndex
CREATE INDEX "Attempt_snapshotHash_idx" ON "Attempt"("snapshotHash");

-- CreateIndex
CREATE INDEX "ClockEvent_attemptId_id_idx" ON "ClockEvent"("attemptId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FieldJournal_attemptId_field_revision_key" ON "FieldJournal"("attemptId", "field", "revision");

-- CreateIndex
CREATE INDEX "AskedQuestion_attemptId_id_idx" ON "AskedQuestion"("attemptId", "id");

-- CreateIndex
CREATE INDEX "ReportRow_attemptId_id_idx" ON "ReportRow"("attemptId", "id");
