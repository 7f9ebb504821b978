-- CreateTable
CREATE TABLE "RubricSnapshot" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "rubric" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Grading" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptId" TEXT NOT NULL,
    "criterion" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "share" REAL,
    "comment" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "by" TEXT,
    "at" DATETIME NOT NULL,
    "sawSuggestion" BOOLEAN NOT NULL,
    "rubricHash" TEXT NOT NULL,
    CONSTRAINT "Grading_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Grading_rubricHash_fkey" FOREIGN KEY ("rubricHash") REFERENCES "RubricSnapshot" ("hash") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MarkRow" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptId" TEXT NOT NULL,
    "reportId" INTEGER NOT NULL,
    "mark" REAL,
    "cause" TEXT NOT NULL,
    "by" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "MarkRow_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RubricEdit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "assignmentId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "rubricHash" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "RubricEdit_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RubricEdit_rubricHash_fkey" FOREIGN KEY ("rubricHash") REFERENCES "RubricSnapshot" ("hash") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BankedComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "courseId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "BankedComment_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RegradeRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "attemptId" TEXT NOT NULL,
    "criterion" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "openFor" TEXT,
    "answeredAt" DATETIME,
    "answeredBy" TEXT,
    "outcome" TEXT,
    "note" TEXT,
    CONSTRAINT "RegradeRequest_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Grading_rubricHash_idx" ON "Grading"("rubricHash");

-- CreateIndex
CREATE INDEX "Grading_by_idx" ON "Grading"("by");

-- CreateIndex
CREATE UNIQUE INDEX "Grading_attemptId_criterion_part_version_key" ON "Grading"("attemptId", "criterion", "part", "version");

-- CreateIndex
CREATE INDEX "MarkRow_attemptId_id_idx" ON "MarkRow"("attemptId", "id");

-- CreateIndex
CREATE INDEX "RubricEdit_rubricHash_idx" ON "RubricEdit"("rubricHash");

-- CreateIndex
CREATE UNIQUE INDEX "RubricEdit_assignmentId_questionId_number_key" ON "RubricEdit"("assignmentId", "questionId", "number");

-- CreateIndex
CREATE INDEX "BankedComment_courseId_at_idx" ON "BankedComment"("courseId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "RegradeRequest_openFor_key" ON "RegradeRequest"("openFor");

-- CreateIndex
CREATE INDEX "RegradeRequest_attemptId_criterion_idx" ON "RegradeRequest"("attemptId", "criterion");


