-- CreateTable
CREATE TABLE "LimitRuling" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptId" TEXT NOT NULL,
    "limitId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "ruling" TEXT NOT NULL,
    "amount" REAL,
    "comment" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "LimitRuling_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GradingRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "courseId" TEXT NOT NULL,
    "assignmentId" TEXT,
    "slot" INTEGER,
    "questionId" TEXT NOT NULL,
    "snapshotHash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rubric" TEXT,
    "by" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "leaseToken" TEXT,
    "leaseUntil" DATETIME,
    "keptAt" DATETIME,
    CONSTRAINT "GradingRun_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "GradingRun_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "GradingRun_snapshotHash_fkey" FOREIGN KEY ("snapshotHash") REFERENCES "QuestionSnapshot" ("hash") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GradingRunItem" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT,
    "userId" TEXT,
    "reportId" INTEGER,
    "state" TEXT NOT NULL,
    "report" TEXT,
    "mark" REAL,
    "gradingMs" REAL,
    "problem" TEXT,
    CONSTRAINT "GradingRunItem_runId_fkey" FOREIGN KEY ("runId") REFERENCES "GradingRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LimitRuling_by_idx" ON "LimitRuling"("by");

-- CreateIndex
CREATE UNIQUE INDEX "LimitRuling_attemptId_limitId_version_key" ON "LimitRuling"("attemptId", "limitId", "version");

-- CreateIndex
CREATE INDEX "GradingRun_courseId_createdAt_idx" ON "GradingRun"("courseId", "createdAt");

-- CreateIndex
CREATE INDEX "GradingRun_assignmentId_idx" ON "GradingRun"("assignmentId");

-- CreateIndex
CREATE INDEX "GradingRun_snapshotHash_idx" ON "GradingRun"("snapshotHash");

-- CreateIndex
CREATE INDEX "GradingRunItem_runId_state_idx" ON "GradingRunItem"("runId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "GradingRunItem_runId_number_key" ON "GradingRunItem"("runId", "number");


