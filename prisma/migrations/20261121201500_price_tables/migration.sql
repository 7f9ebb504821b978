-- CreateTable
CREATE TABLE "PriceTable" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "classLink" TEXT,
    CONSTRAINT "PriceTable_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PriceTableVersion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "tableId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "pricesHash" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "PriceTableVersion_tableId_fkey" FOREIGN KEY ("tableId") REFERENCES "PriceTable" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PriceTableVersion_pricesHash_fkey" FOREIGN KEY ("pricesHash") REFERENCES "PriceSnapshot" ("hash") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PriceSnapshot" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- AlterTable: added in place. To make these tables anew would delete the old ones, and with them what cascades.
ALTER TABLE "User" ADD COLUMN "pinnedTableId" TEXT REFERENCES "PriceTable" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Attempt" ADD COLUMN "pricesHash" TEXT REFERENCES "PriceSnapshot" ("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "User_pinnedTableId_idx" ON "User"("pinnedTableId");

-- CreateIndex
CREATE INDEX "Attempt_pricesHash_idx" ON "Attempt"("pricesHash");

-- CreateIndex
CREATE UNIQUE INDEX "PriceTable_classLink_key" ON "PriceTable"("classLink");

-- CreateIndex
CREATE INDEX "PriceTable_ownerId_createdAt_idx" ON "PriceTable"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "PriceTableVersion_pricesHash_idx" ON "PriceTableVersion"("pricesHash");

-- CreateIndex
CREATE UNIQUE INDEX "PriceTableVersion_tableId_number_key" ON "PriceTableVersion"("tableId", "number");
