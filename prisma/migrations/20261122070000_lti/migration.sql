-- CreateTable
CREATE TABLE "LtiKey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "publicJwk" TEXT NOT NULL,
    "privateJwk" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "LtiPlatform" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "authUrl" TEXT NOT NULL,
    "tokenUrl" TEXT NOT NULL,
    "jwksUrl" TEXT NOT NULL,
    "tokenAudience" TEXT,
    "pageOrigins" TEXT NOT NULL DEFAULT '',
    "courseId" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "LtiPlatform_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LtiNonce" (
    "nonce" TEXT NOT NULL PRIMARY KEY,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "LtiLaunch" (
    "ticketHash" TEXT NOT NULL PRIMARY KEY,
    "platformId" TEXT NOT NULL,
    "claims" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "LtiLaunch_platformId_fkey" FOREIGN KEY ("platformId") REFERENCES "LtiPlatform" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LtiAccount" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "platformId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "isMadeHere" BOOLEAN NOT NULL,
    "linkedAt" DATETIME NOT NULL,
    "launchedAt" DATETIME NOT NULL,
    CONSTRAINT "LtiAccount_platformId_fkey" FOREIGN KEY ("platformId") REFERENCES "LtiPlatform" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LtiAccount_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LtiContext" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "platformId" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "contextId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "linkedBy" TEXT NOT NULL,
    "linkedAt" DATETIME NOT NULL,
    "membershipsUrl" TEXT,
    "lineItemsUrl" TEXT,
    "gradeScopes" TEXT NOT NULL DEFAULT '',
    "syncedAt" DATETIME,
    "syncProblem" TEXT,
    CONSTRAINT "LtiContext_platformId_fkey" FOREIGN KEY ("platformId") REFERENCES "LtiPlatform" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LtiContext_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LtiMember" (
    "contextRowId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL,
    "seenAt" DATETIME NOT NULL,

    PRIMARY KEY ("contextRowId", "subject"),
    CONSTRAINT "LtiMember_contextRowId_fkey" FOREIGN KEY ("contextRowId") REFERENCES "LtiContext" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LtiLineItem" (
    "contextRowId" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "url" TEXT,
    "drawnFrom" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("contextRowId", "assignmentId"),
    CONSTRAINT "LtiLineItem_contextRowId_fkey" FOREIGN KEY ("contextRowId") REFERENCES "LtiContext" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LtiLineItem_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LtiScore" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "contextRowId" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "score" REAL,
    "state" TEXT NOT NULL,
    "runAfter" DATETIME NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "leaseToken" TEXT,
    "leaseUntil" DATETIME,
    "reason" TEXT,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "LtiScore_contextRowId_fkey" FOREIGN KEY ("contextRowId") REFERENCES "LtiContext" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LtiScore_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LtiPost" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "scoreId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "score" REAL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    CONSTRAINT "LtiPost_scoreId_fkey" FOREIGN KEY ("scoreId") REFERENCES "LtiScore" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LtiPlatform_courseId_idx" ON "LtiPlatform"("courseId");

-- CreateIndex
CREATE UNIQUE INDEX "LtiPlatform_issuer_clientId_deploymentId_key" ON "LtiPlatform"("issuer", "clientId", "deploymentId");

-- CreateIndex
CREATE INDEX "LtiNonce_expiresAt_idx" ON "LtiNonce"("expiresAt");

-- CreateIndex
CREATE INDEX "LtiLaunch_expiresAt_idx" ON "LtiLaunch"("expiresAt");

-- CreateIndex
CREATE INDEX "LtiLaunch_platformId_idx" ON "LtiLaunch"("platformId");

-- CreateIndex
CREATE INDEX "LtiAccount_userId_idx" ON "LtiAccount"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "LtiAccount_platformId_subject_key" ON "LtiAccount"("platformId", "subject");

-- CreateIndex
CREATE INDEX "LtiContext_courseId_idx" ON "LtiContext"("courseId");

-- CreateIndex
CREATE UNIQUE INDEX "LtiContext_platformId_deploymentId_contextId_key" ON "LtiContext"("platformId", "deploymentId", "contextId");

-- CreateIndex
CREATE INDEX "LtiLineItem_assignmentId_idx" ON "LtiLineItem"("assignmentId");

-- CreateIndex
CREATE INDEX "LtiScore_assignmentId_idx" ON "LtiScore"("assignmentId");

-- CreateIndex
CREATE INDEX "LtiScore_state_runAfter_idx" ON "LtiScore"("state", "runAfter");

-- CreateIndex
CREATE INDEX "LtiScore_state_leaseUntil_idx" ON "LtiScore"("state", "leaseUntil");

-- CreateIndex
CREATE UNIQUE INDEX "LtiScore_contextRowId_assignmentId_userId_key" ON "LtiScore"("contextRowId", "assignmentId", "userId");

-- CreateIndex
CREATE INDEX "LtiPost_scoreId_id_idx" ON "LtiPost"("scoreId", "id");


