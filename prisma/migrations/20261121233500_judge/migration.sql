-- CreateTable
CREATE TABLE "JudgeJob" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "answerHash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "criterion" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "runAfter" DATETIME NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "claimedAt" DATETIME,
    "leaseToken" TEXT,
    "leaseUntil" DATETIME,
    "settledAt" DATETIME,
    "model" TEXT,
    "outcome" TEXT,
    "reason" TEXT,
    CONSTRAINT "JudgeJob_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JudgeCall" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "userId" TEXT NOT NULL,
    "attemptId" TEXT,
    "model" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "promptTokens" INTEGER NOT NULL,
    "completionTokens" INTEGER NOT NULL,
    "usd" REAL,
    "ms" INTEGER
);

-- CreateTable
CREATE TABLE "JudgeReply" (
    "requestHash" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "JudgeJob_state_runAfter_idx" ON "JudgeJob"("state", "runAfter");

-- CreateIndex
CREATE INDEX "JudgeJob_state_leaseUntil_idx" ON "JudgeJob"("state", "leaseUntil");

-- CreateIndex
CREATE INDEX "JudgeJob_userId_claimedAt_idx" ON "JudgeJob"("userId", "claimedAt");

-- CreateIndex
CREATE UNIQUE INDEX "JudgeJob_attemptId_answerHash_kind_criterion_key" ON "JudgeJob"("attemptId", "answerHash", "kind", "criterion");

-- CreateIndex
CREATE INDEX "JudgeCall_at_idx" ON "JudgeCall"("at");

-- CreateIndex
CREATE INDEX "JudgeCall_userId_at_idx" ON "JudgeCall"("userId", "at");

-- CreateIndex
CREATE INDEX "JudgeCall_attemptId_idx" ON "JudgeCall"("attemptId");

-- CreateIndex
CREATE INDEX "JudgeReply_createdAt_idx" ON "JudgeReply"("createdAt");



-- CreateTable
CREATE TABLE "FollowUp" (
    "attemptId" TEXT NOT NULL,
    "probe" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsedMs" INTEGER NOT NULL,
    "ask" TEXT NOT NULL,

    PRIMARY KEY ("attemptId", "probe"),
    CONSTRAINT "FollowUp_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
