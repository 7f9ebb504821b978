-- AlterTable
ALTER TABLE "CourseQuestion" ADD COLUMN "files" TEXT NOT NULL DEFAULT '{}';
